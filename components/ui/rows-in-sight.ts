/** So many rows beyond what is seen are drawn too, and so many come and go at a time. */
const beyond = 8;
const step = 2;

/**
 * Which of many rows of one height to draw: from (inclusive) to (exclusive). Nothing is counted over all
 * of them, however many there are.
 *
 * @param topPx where the first row is, from the upper edge of what is seen; negative: above it
 */
export function rowsInSight(
  topPx: number,
  seenPx: number,
  heightPx: number,
  count: number,
): { from: number; to: number } {
  const first = Math.floor(-topPx / heightPx / step) * step;
  const most = Math.ceil(seenPx / heightPx) + step + beyond;
  const from = Math.max(0, Math.min(first, count) - beyond);
  return { from, to: Math.max(from, Math.min(count, first + most)) };
}
