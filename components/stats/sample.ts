import { ratesBetween } from '@/lib/docker-api/stats/rates';
import { type Reading, transferred } from '@/lib/docker-api/stats/reading';

/** What happened between two readings. Rates are per second. */
export interface Sample {
  readonly at: number;
  /** 100 is one processor fully busy, as `docker stats` counts. */
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number | null;
  readonly receivedPerSecond: number;
  readonly sentPerSecond: number;
  readonly readPerSecond: number;
  readonly writtenPerSecond: number;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly readBytes: number;
  readonly writtenBytes: number;
  readonly processes: number;
}

/** Null when the two readings cannot be compared: no time between them, or the container was restarted. */
export function sampleBetween(before: Reading, after: Reading): Sample | null {
  const seconds = (after.at - before.at) / 1000;
  if (seconds <= 0 || after.cpuNanoseconds < before.cpuNanoseconds) return null;
  const { cpuCores, ...rates } = ratesBetween(before, after, seconds);
  return {
    at: after.at,
    cpuPercent: cpuPercent(before, after, cpuCores),
    memoryBytes: after.memoryBytes,
    memoryLimitBytes: after.memoryLimitBytes,
    ...rates,
    ...transferred(after),
    readBytes: after.readBytes,
    writtenBytes: after.writtenBytes,
    processes: after.processes,
  };
}

function cpuPercent(before: Reading, after: Reading, cpuCores: number): number {
  const used = after.cpuNanoseconds - before.cpuNanoseconds;
  const system = (after.systemNanoseconds ?? 0) - (before.systemNanoseconds ?? 0);
  // Without the system's own count, time itself is the measure of one processor.
  if (after.systemNanoseconds === null || system <= 0) return cpuCores * 100;
  return (used / system) * after.processors * 100;
}
