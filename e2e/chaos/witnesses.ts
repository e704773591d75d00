import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';

/** What one of those who tell says at this moment. What cannot be asked says nothing. */
export type Witness = () => Promise<boolean> | boolean;

/** How long after the truth each may say so. */
export const truthWithinMs = 2_000;

const lookEveryMs = 40;

/** When each of them first says so, in milliseconds from now. @throws when one never does */
async function momentsOf(
  witnesses: Readonly<Record<string, Witness>>,
  timeoutMs: number,
): Promise<Record<string, number>> {
  const from = performance.now();
  const moments = await Promise.all(
    Object.entries(witnesses).map(
      async ([name, says]) => [name, await firstMoment(says, from, timeoutMs)] as const,
    ),
  );
  const silent = moments.filter(([, at]) => at === null).map(([name]) => name);
  if (silent.length > 0)
    throw new Error(`after ${timeoutMs} ms these still do not say so: ${silent.join(', ')}`);
  return Object.fromEntries(moments.map(([name, at]) => [name, at ?? 0]));
}

async function firstMoment(says: Witness, from: number, timeoutMs: number): Promise<number | null> {
  for (;;) {
    const asked = performance.now();
    if (await answerOf(says)) return asked - from;
    if (asked - from > timeoutMs) return null;
    await delay(lookEveryMs);
  }
}

async function answerOf(says: Witness): Promise<boolean> {
  try {
    return await says();
  } catch {
    return false;
  }
}

/**
 * Waits until something is so by the engine's own word, and holds everybody who tells of it to saying
 * so within two seconds.
 *
 * @param truth the engine's own word; null: it is so now, e.g. the engine was just killed
 */
export async function expectToldInTime(
  what: string,
  truth: Witness | null,
  witnesses: Readonly<Record<string, Witness>>,
  timeoutMs = 60_000,
): Promise<void> {
  const all = { ...(truth ? { truth } : {}), ...witnesses };
  const { truth: at = 0, ...others } = await momentsOf(all, timeoutMs);
  const late = Object.fromEntries(
    Object.entries(others).map(([name, moment]) => [name, Math.round(moment - at)]),
  );
  process.stdout.write(
    `${what}: ${Object.entries(late)
      .map(([name, ms]) => `${name} ${ms} ms`)
      .join(', ')}\n`,
  );
  for (const [name, ms] of Object.entries(late)) {
    expect(ms, `${what}: how late ${name} is, in ms`).toBeLessThanOrEqual(truthWithinMs);
  }
}
