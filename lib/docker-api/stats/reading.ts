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

/** Bytes that went through one network interface. */
export interface Interface {
  readonly receivedBytes: number;
  readonly sentBytes: number;
}

/** Counters of one moment, as the engine gave them. */
export interface Reading {
  /** Milliseconds since the epoch, by the engine's clock. */
  readonly at: number;
  readonly cpuNanoseconds: number;
  /** Nanoseconds of all processors together; null when the engine does not say. */
  readonly systemNanoseconds: number | null;
  readonly processors: number;
  readonly memoryBytes: number;
  /** Null when nothing limits it. */
  readonly memoryLimitBytes: number | null;
  /** By name. */
  readonly interfaces: Readonly<Record<string, Interface>>;
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
  const moved = { read: 0, write: 0 };
  for (const { op, value } of blkio_stats?.io_service_bytes_recursive ?? []) {
    const word = op.toLowerCase();
    if (word === 'read' || word === 'write') moved[word] += value;
  }
  const interfaces: Record<string, Interface> = {};
  for (const [name, { rx_bytes, tx_bytes }] of Object.entries(networks ?? {})) {
    interfaces[name] = { receivedBytes: rx_bytes, sentBytes: tx_bytes };
  }
  return {
    at,
    cpuNanoseconds: cpu.cpu_usage.total_usage,
    systemNanoseconds: cpu.system_cpu_usage ?? null,
    processors: cpu.online_cpus ?? 1,
    memoryBytes: usedMemory(memory.usage ?? 0, memory.stats ?? {}),
    memoryLimitBytes: memory.limit && memory.limit < noLimit ? memory.limit : null,
    interfaces,
    readBytes: moved.read,
    writtenBytes: moved.write,
    processes: pids_stats?.current ?? 0,
  };
}

/** All that it received and sent. */
export function transferred({ interfaces }: Reading): Interface {
  const all = Object.values(interfaces);
  return {
    receivedBytes: all.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0),
    sentBytes: all.reduce((sum, { sentBytes }) => sum + sentBytes, 0),
  };
}

/**
 * Memory without the page cache that the kernel can drop, as `docker stats` shows it: cgroup v1 names
 * it total_inactive_file, v2 inactive_file.
 */
function usedMemory(usage: number, stats: Record<string, number>): number {
  const cache = stats.total_inactive_file ?? stats.inactive_file ?? 0;
  return cache < usage ? usage - cache : usage;
}
