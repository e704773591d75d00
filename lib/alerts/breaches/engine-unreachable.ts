import type { Breach } from '@/lib/alerts/breach';
import type { EngineFact } from '@/lib/alerts/facts';
import type { RuleSettings } from '@/lib/alerts/rules';

export function engineUnreachable(
  engines: readonly EngineFact[],
  { thresholds }: RuleSettings<'engine-unreachable'>,
): Breach[] {
  return engines
    .filter(({ isAway }) => isAway)
    .map(({ id, name, detail }) => ({
      rule: 'engine-unreachable',
      resource: { kind: 'engine', id, name },
      severity: 'critical',
      message: `The engine ${name} does not answer${detail === '' ? '.' : `: ${withoutStop(detail)}.`}`,
      advice:
        'See whether its machine runs, whether the Docker service on it runs, and whether the network between it and the gateway lets it through. What is shown of it is what was known last.',
      holdMs: thresholds.seconds * 1_000,
    }));
}

function withoutStop(text: string): string {
  return text.replace(/\.+$/, '');
}
