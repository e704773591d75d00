import type { MinuteRow } from '@/gateway/metrics/open-minutes';
import { db } from '@/lib/db/client';

const mostAtOnce = 1_000;

/** Writes rows, in place of what they said before. */
export async function writeMinutes(rows: readonly MinuteRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += mostAtOnce) {
    const some = rows.slice(at, at + mostAtOnce);
    await db.$executeRaw`
      INSERT INTO "MetricMinute" ("resourceId", "minute", "points")
      SELECT * FROM unnest(${some.map(({ resourceId }) => resourceId)}::int[],
                           ${some.map(({ minute }) => minute)}::int[],
                           ${some.map(({ points }) => points)}::bytea[])
      ON CONFLICT ("resourceId", "minute") DO UPDATE SET "points" = EXCLUDED."points"`;
  }
}

/** One minute of everything on a cluster, as far as it is written. */
export function readMinute(clusterId: string, minute: number): Promise<MinuteRow[]> {
  return db.$queryRaw`
    SELECT m."resourceId", m."minute", m."points" FROM "MetricMinute" m
    JOIN "TrackedResource" t ON t."id" = m."resourceId"
    WHERE t."clusterId" = ${clusterId}::uuid AND m."minute" = ${minute}`;
}
