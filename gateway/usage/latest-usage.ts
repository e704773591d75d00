import type { Measured } from '@/gateway/metrics/measured';
import { pointMs } from '@/gateway/metrics/open-minutes';
import { db } from '@/lib/db/client';
import { readBlock } from '@/lib/metrics/block';
import { metricIndex } from '@/lib/metrics/metrics';

/** What a node used, or the whole cluster ("" as its id), and when. */
export interface Used {
  readonly nodeId: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const cpu = metricIndex('cpuCores');
const memory = metricIndex('memoryBytes');
/** Older than this is not looked for. */
const lookBackMinutes = 60;

/** What a round measured of nodes and of the whole. */
export function usedBy(measured: readonly Measured[], at: number): Used[] {
  return measured.flatMap(({ kind, engineId, values }) => {
    if (kind !== 'node' && kind !== 'cluster') return [];
    const [cpus = Number.NaN, memoryBytes = Number.NaN] = [values[cpu], values[memory]];
    return Number.isNaN(cpus) || Number.isNaN(memoryBytes) ? [] : { nodeId: engineId, cpus, memoryBytes, at };
  });
}

/** The latest that is stored: what another gateway measured, or this one before it was started again. */
export async function storedUsage(clusterId: string, now: number): Promise<Used[]> {
  const rows = await db.$queryRaw<{ engineId: string; minute: number; points: Uint8Array<ArrayBuffer> }[]>`
    SELECT t."engineId", m."minute", m."points"
    FROM "TrackedResource" t
    CROSS JOIN LATERAL (
      SELECT "minute", "points" FROM "MetricMinute"
      WHERE "resourceId" = t."id" AND "minute" > ${Math.floor(now / 60_000) - lookBackMinutes}
      ORDER BY "minute" DESC LIMIT 1
    ) m
    WHERE t."clusterId" = ${clusterId}::uuid AND t."kind" IN ('node', 'cluster')`;
  return rows.flatMap(({ engineId, minute, points }) => {
    const { length, averages } = readBlock(points);
    for (let point = length - 1; point >= 0; point--) {
      const [cpus = Number.NaN, memoryBytes = Number.NaN] = [
        averages[cpu]?.[point],
        averages[memory]?.[point],
      ];
      if (Number.isNaN(cpus) || Number.isNaN(memoryBytes)) continue;
      return { nodeId: engineId, cpus, memoryBytes, at: minute * 60_000 + point * pointMs };
    }
    return [];
  });
}
