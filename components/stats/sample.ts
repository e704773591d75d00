import * as z from 'zod/mini';

const counters = z.record(z.string(), z.number());

/** What we read of the engine's `/stats`; both cgroup versions, memory and networks may be missing. */
const statsSchema = z.object({
  read: z.string(),
  cpu_stats: z.object({
    cpu_usage: z.object({ total_usage: z.number() }),
    system_cpu_usage: z.optional(z.number()),
    online_cpus: z.optional(z.number()),
  }),
  memory_stats: z.optional(
    z.object({ usage: z.optional(z.number()), limit: z.optional(z.number()), stats: z.optional(counters) }),
  ),
  networks: z.nullish(z.record(z.string(), z.object({ rx_bytes: z.number(), tx_bytes: z.number() }))),
  blkio_stats: z.optional(
    z.object({
      io_service_bytes_recursive: z.nullish(z.array(z.object({ op: z.string(), value: z.number() }))),
    }),
  ),
  pids_stats: z.optional(z.object({ current: z.optional(z.number()) })),
});

/** Counters of one moment, as the engine gave them. */
export interface Reading {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly cpuNanoseconds: number;
  /** Nanoseconds of all processors together; null when the engine does not say. */
  readonly systemNanoseconds: number | null;
  readonly processors: number;
  readonly memoryBytes: number;
  /** Null when nothing limits it. */
  readonly memoryLimitBytes: number | null;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly readBytes: number;
  readonly writtenBytes: number;
  readonly processes: number;
}

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

/** Limits from here up are the kernel's way to say "none". */
const noLimit = 2 ** 60;

/** Null for an answer that is not the statistics of a running container (the engine sends empty ones too). */
export function readingFrom(document: unknown): Reading | null {
  const parsed = statsSchema.safeParse(document);
  if (!parsed.success) return null;
  const { read, cpu_stats: cpu, memory_stats: memory = {}, networks, blkio_stats, pids_stats } = parsed.data;
  const at = Date.parse(read);
  if (!(at > 0)) return null;
  const interfaces = Object.values(networks ?? {});
  const transfers = blkio_stats?.io_service_bytes_recursive ?? [];
  const moved = (op: string) =>
    sum(transfers.filter((entry) => entry.op.toLowerCase() === op).map(({ value }) => value));
  return {
    at,
    cpuNanoseconds: cpu.cpu_usage.total_usage,
    systemNanoseconds: cpu.system_cpu_usage ?? null,
    processors: cpu.online_cpus ?? 1,
    memoryBytes: usedMemory(memory.usage ?? 0, memory.stats ?? {}),
    memoryLimitBytes: memory.limit && memory.limit < noLimit ? memory.limit : null,
    receivedBytes: sum(interfaces.map(({ rx_bytes }) => rx_bytes)),
    sentBytes: sum(interfaces.map(({ tx_bytes }) => tx_bytes)),
    readBytes: moved('read'),
    writtenBytes: moved('write'),
    processes: pids_stats?.current ?? 0,
  };
}

/** Null when the two readings cannot be compared: no time between them, or the container was restarted. */
export function sampleBetween(before: Reading, after: Reading): Sample | null {
  const seconds = (after.at - before.at) / 1000;
  if (seconds <= 0 || after.cpuNanoseconds < before.cpuNanoseconds) return null;
  const rate = (from: number, to: number) => Math.max(0, to - from) / seconds;
  return {
    at: after.at,
    cpuPercent: cpuPercent(before, after, seconds),
    memoryBytes: after.memoryBytes,
    memoryLimitBytes: after.memoryLimitBytes,
    receivedPerSecond: rate(before.receivedBytes, after.receivedBytes),
    sentPerSecond: rate(before.sentBytes, after.sentBytes),
    readPerSecond: rate(before.readBytes, after.readBytes),
    writtenPerSecond: rate(before.writtenBytes, after.writtenBytes),
    receivedBytes: after.receivedBytes,
    sentBytes: after.sentBytes,
    readBytes: after.readBytes,
    writtenBytes: after.writtenBytes,
    processes: after.processes,
  };
}

function cpuPercent(before: Reading, after: Reading, seconds: number): number {
  const used = after.cpuNanoseconds - before.cpuNanoseconds;
  const system = (after.systemNanoseconds ?? 0) - (before.systemNanoseconds ?? 0);
  // Without the system's own count, time itself is the measure of one processor.
  if (after.systemNanoseconds === null || system <= 0) return (used / (seconds * 1e9)) * 100;
  return (used / system) * after.processors * 100;
}

/**
 * Memory without the page cache that the kernel can drop, as `docker stats` shows it: cgroup v1 names
 * it total_inactive_file, v2 inactive_file.
 */
function usedMemory(usage: number, stats: Record<string, number>): number {
  const cache = stats.total_inactive_file ?? stats.inactive_file ?? 0;
  return cache < usage ? usage - cache : usage;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
