import type { Result } from '@/bench/load/job';

export const roundCount = 5;

/**
 * Measures each of the variants five times, in turn, so that whatever else the machine does meets
 * all of them alike. A first round warms up and does not count.
 */
export async function inRounds<Key>(
  variants: readonly Key[],
  measure: (variant: Key) => Promise<Result>,
  { warmUp = true }: { warmUp?: boolean } = {},
): Promise<Map<Key, readonly Result[]>> {
  const results = new Map<Key, Result[]>(variants.map((variant) => [variant, []]));
  if (warmUp) for (const variant of variants) await measure(variant);
  for (let round = 0; round < roundCount; round += 1) {
    for (const variant of variants) results.get(variant)?.push(await measure(variant));
  }
  return results;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median over the rounds of a figure. */
export function medianOf(results: readonly Result[] | undefined, figure: (result: Result) => number): number {
  return median((results ?? []).map(figure));
}

export const perSecond = ({ count, seconds }: Result) => count / seconds;
export const p50 = ({ p50Ms }: Result) => p50Ms;
export const p99 = ({ p99Ms }: Result) => p99Ms;
