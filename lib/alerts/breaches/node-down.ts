import type { Breach } from '@/lib/alerts/breach';
import type { NodeFact } from '@/lib/alerts/facts';
import type { RuleSettings } from '@/lib/alerts/rules';

/** "unknown" is what a Swarm says of all nodes after its leader changed, until they have reported. */
const down = new Set(['down', 'disconnected']);

export function nodeDown(nodes: readonly NodeFact[], { thresholds }: RuleSettings<'node-down'>): Breach[] {
  return nodes
    .filter(({ state }) => down.has(state))
    .map(({ id, name, message, availability }) => ({
      rule: 'node-down',
      resource: { kind: 'node', id, name },
      // From a node that was drained nothing is missing.
      severity: availability === 'drain' ? 'warning' : 'critical',
      message: `The node ${name} is down${message === '' ? '.' : `: ${message}.`}`,
      advice:
        'Its tasks are started on other nodes where their placement allows. Bring the machine back, or remove the node if it is gone for good.',
      holdMs: thresholds.seconds * 1_000,
    }));
}
