import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 40;

/**
 * Asks again and again until the answer is yes.
 *
 * @returns false when the time is over or the signal fires first
 */
export async function until(
  isSo: () => Promise<boolean> | boolean,
  { withinMs, signal }: { withinMs: number; signal?: AbortSignal },
): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!signal?.aborted) {
    if (await isSo()) return true;
    if (Date.now() >= deadline) return false;
    await delay(pollMs);
  }
  return false;
}
