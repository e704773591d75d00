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
      message: `${whatHappened(kind, name)} at least ${thresholds.restarts} times within ${minutes(thresholds.minutes)}.${
        detail === '' ? '' : ` The last time: ${detail}.`
      }`,
      advice:
        kind === 'service'
          ? 'Look at its tasks: a task that fails says why; one that ran has a log of what it said before it ended. After an update that went wrong, roll it back; scale it to 0 if it does harm.'
          : 'Read its log for what it says before it ends. Stop it if it does harm.',
      holdMs: 0,
    }));
}

/** A task that is rejected never ran. */
function whatHappened(kind: RestartFact['kind'], name: string): string {
  return kind === 'service'
    ? `Tasks of the service ${name} failed or ended, and were replaced,`
    : `The container ${name} ended and was started again`;
}

function minutes(count: number): string {
  return count === 1 ? 'a minute' : `${count} minutes`;
}
