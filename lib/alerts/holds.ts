import type { AllSettings, RuleName } from '@/lib/alerts/rules';

/** For how long it has to be so before each rule's alerts fire; null: the rule is switched off. */
export type Holds = Readonly<Record<RuleName, number | null>>;

export function holdsOf(settings: AllSettings): Holds {
  const of = (name: RuleName, holdMs: number) => (settings[name].isEnabled ? holdMs : null);
  return {
    'engine-unreachable': of('engine-unreachable', settings['engine-unreachable'].thresholds.seconds * 1_000),
    'swarm-leaderless': of('swarm-leaderless', settings['swarm-leaderless'].thresholds.seconds * 1_000),
    'node-down': of('node-down', settings['node-down'].thresholds.seconds * 1_000),
    'service-short': of('service-short', settings['service-short'].thresholds.minutes * 60_000),
    // What is counted goes away by itself when the time is over.
    'restart-loop': of('restart-loop', 0),
    'disk-nearly-full': of('disk-nearly-full', 60_000),
    'certificate-expiring': of('certificate-expiring', 0),
  };
}
