import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until the answer is neither false nor undefined, and returns it.
 *
 * @param what what is waited for, for the error: "the container to stop"
 * @throws when `timeoutMs` have passed, with the last error the question threw
 */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | false | undefined> | T | false | undefined,
  { timeoutMs = 15_000, intervalMs = 25 }: { timeoutMs?: number; intervalMs?: number } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== false && answer !== undefined) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > deadline) {
      throw new Error(`Waited ${timeoutMs} ms for ${what}`, { cause: lastError });
    }
    await delay(intervalMs);
  }
}
