import type { Breach } from '@/lib/alerts/breach';
import type { RestartFact } from '@/lib/alerts/facts';
import type { RuleSettings } from '@/lib/alerts/rules';

export function restartLoop(
  restarts: readonly RestartFact[],
  { thresholds }: RuleSettings<'restart-loop'>,
): Breach[] {
  return restarts
    .filter(({ count }) => count >= thresholds.restarts)
    .map(({ kind, id, name, detail }) => ({
      rule: 'restart-loop',
      resource: { kind, id, name },
      severity: 'warning',
      // Not the count itself: it changes with each restart.
      message: `The ${kind} ${name} ended and was started again at least ${thresholds.restarts} times within ${minutes(thresholds.minutes)}.${
        detail === '' ? '' : ` The last time: ${detail}.`
      }`,
      advice:
        'Read its log for what it says before it ends. Stop it, or scale it to 0, if it does harm; after an update that went wrong, roll it back.',
      holdMs: 0,
    }));
}

function minutes(count: number): string {
  return count === 1 ? 'a minute' : `${count} minutes`;
}
