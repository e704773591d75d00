import type { Result } from '@/bench/load/job';

/** A result of latencies in milliseconds, in any order. @throws when there are none */
export function fromLatencies(latenciesMs: readonly number[], seconds: number): Result {
  if (latenciesMs.length === 0) throw new Error('nothing was answered in time');
  const sorted = Float64Array.from(latenciesMs).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}
