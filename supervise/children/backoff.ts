const firstMs = 200;
const longestMs = 10_000;

/** A process that ran this long was well: its next end counts as the first. */
export const healthyAfterMs = 30_000;

/** How long to wait before starting again what has ended `failures` times in a row (1 or more). */
export function restartDelayMs(failures: number): number {
  return Math.min(firstMs * 2 ** (failures - 1), longestMs);
}
