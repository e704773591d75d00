const firstWaitMs = 5_000;
const longestWaitMs = 60 * 60_000;

/**
 * When to try again after so many failed tries: each time twice as long, an hour at most, and a
 * little more or less, so that what failed together does not come back together.
 *
 * @param random from 0 to 1
 * @returns null: not any more
 */
export function nextTry(attempts: number, now: Date, giveUpAt: Date, random: number): Date | null {
  const waitMs = Math.min(firstWaitMs * 2 ** Math.min(attempts - 1, 30), longestWaitMs);
  const at = new Date(now.getTime() + waitMs * (0.8 + 0.4 * random));
  return at <= giveUpAt ? at : null;
}
