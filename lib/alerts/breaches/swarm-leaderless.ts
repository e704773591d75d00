import type { Breach } from '@/lib/alerts/breach';
import type { SwarmFact } from '@/lib/alerts/facts';
import type { RuleSettings } from '@/lib/alerts/rules';

export function swarmLeaderless(
  swarms: readonly SwarmFact[],
  { thresholds }: RuleSettings<'swarm-leaderless'>,
): Breach[] {
  return swarms
    .filter(({ isSilent }) => isSilent)
    .map(({ id, name }) => ({
      rule: 'swarm-leaderless',
      resource: { kind: 'cluster', id, name },
      severity: 'critical',
      // The engine's words change from one question to the next; they are shown with the cluster.
      message: `Nothing of the Swarm of ${name} can be told or changed: its managers have no leader, or are locked.`,
      advice:
        'What runs goes on, and nothing is started in the place of what ends. Bring managers back until more than half of them run. If they are gone for good, make a new Swarm of one that is left: docker swarm init --force-new-cluster.',
      holdMs: thresholds.seconds * 1_000,
    }));
}
