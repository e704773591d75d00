import type { Breach } from '@/lib/alerts/breach';
import { certificateExpiring } from '@/lib/alerts/breaches/certificate-expiring';
import { diskNearlyFull } from '@/lib/alerts/breaches/disk-nearly-full';
import { engineUnreachable } from '@/lib/alerts/breaches/engine-unreachable';
import { nodeDown } from '@/lib/alerts/breaches/node-down';
import { restartLoop } from '@/lib/alerts/breaches/restart-loop';
import { serviceShort } from '@/lib/alerts/breaches/service-short';
import { swarmLeaderless } from '@/lib/alerts/breaches/swarm-leaderless';
import type { ClusterFacts } from '@/lib/alerts/facts';
import type { AllSettings, RuleName } from '@/lib/alerts/rules';

/** What each rule finds; null where it could not look. A rule that is switched off finds nothing. */
export type Findings = { readonly [Name in RuleName]: readonly Breach[] | null };

/** @param now milliseconds since the epoch */
export function lookAt(facts: ClusterFacts, settings: AllSettings, now: number): Findings {
  const find = <Fact>(
    name: RuleName,
    known: readonly Fact[] | null,
    rule: (known: readonly Fact[]) => Breach[],
  ): Breach[] | null => {
    if (!settings[name].isEnabled) return [];
    return known === null ? null : rule(known);
  };
  return {
    'engine-unreachable': find('engine-unreachable', facts.engines, (known) =>
      engineUnreachable(known, settings['engine-unreachable']),
    ),
    'swarm-leaderless': find('swarm-leaderless', facts.swarms, (known) =>
      swarmLeaderless(known, settings['swarm-leaderless']),
    ),
    'node-down': find('node-down', facts.nodes, (known) => nodeDown(known, settings['node-down'])),
    'service-short': find('service-short', facts.services, (known) =>
      serviceShort(known, settings['service-short']),
    ),
    'restart-loop': find('restart-loop', facts.restarts, (known) =>
      restartLoop(known, settings['restart-loop']),
    ),
    'disk-nearly-full': find('disk-nearly-full', facts.disks, (known) =>
      diskNearlyFull(known, settings['disk-nearly-full']),
    ),
    'certificate-expiring': find('certificate-expiring', facts.certificates, (known) =>
      certificateExpiring(known, settings['certificate-expiring'], now),
    ),
  };
}
