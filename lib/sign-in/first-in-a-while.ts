const whileMs = 60_000;
const mostKept = 1_000;

const lastSeen = new Map<string, number>();

/**
 * Whether this has not happened in the last minute. A flood of refused tries is one entry a minute
 * in the audit log and not a way to fill it.
 */
export function isFirstInAWhile(key: string, now: number = Date.now()): boolean {
  const last = lastSeen.get(key);
  if (last !== undefined && now - last < whileMs) return false;
  if (lastSeen.size >= mostKept) lastSeen.clear();
  lastSeen.set(key, now);
  return true;
}
