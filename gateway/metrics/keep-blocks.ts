import { dropOldHistory } from '@/gateway/history/drop-old-history';
import { db } from '@/lib/db/client';
import { historySettingsOf } from '@/lib/history-settings/settings';
import { readBlock, writeBlock } from '@/lib/metrics/block';
import { emptyPoints, type Points, takeInto } from '@/lib/metrics/points';

/** Resources whose rows are read at a time. */
const mostAtOnce = 250;
/** A minute that is over may still be written. */
const lateMinutes = 2;

/** How points are put together: from rows of `rowMinutes` into blocks of `blockMinutes`. */
interface Level {
  readonly step: 60 | 600;
  readonly blockMinutes: number;
  readonly points: number;
  /** Of the rows that are put together: how many of their points are one of the block's. */
  readonly factor: number;
  readonly minutesPerPoint: number;
  /** For how long the rows are kept at least, in minutes. */
  readonly keepMinutes: number;
}

const hours: Level = {
  step: 60,
  blockMinutes: 60,
  points: 60,
  factor: 6,
  minutesPerPoint: 1,
  keepMinutes: 61,
};
const days: Level = {
  step: 600,
  blockMinutes: 1_440,
  points: 144,
  factor: 10,
  minutesPerPoint: 10,
  keepMinutes: 1_441,
};

/**
 * Puts a cluster's minutes together into hours, its hours into days, and removes what is older than it
 * is kept: 10 s for an hour, 1 min for a day, 10 min for as many days as people want. Whatever is interrupted is done again.
 *
 * @param now milliseconds since the epoch
 */
export async function keepBlocks(clusterId: string, now: number): Promise<void> {
  const { eventDays, metricDays } = await historySettingsOf(db);
  // The block of a day goes when its last point is old enough.
  const keepDaysMinutes = (metricDays + 1) * 1_440;
  const minute = Math.floor(now / 60_000);
  const wholeHours = await putTogether(clusterId, hours, minute - lateMinutes);
  const wholeDays = await putTogether(clusterId, days, wholeHours);
  await forEachResources(clusterId, async (ids) => {
    await db.metricMinute.deleteMany({
      where: { resourceId: { in: ids }, minute: { lt: Math.min(wholeHours, minute - hours.keepMinutes) } },
    });
    const before = Math.min(wholeDays, minute - days.keepMinutes) - hours.blockMinutes + 1;
    await db.metricBlock.deleteMany({
      where: {
        resourceId: { in: ids },
        OR: [
          { step: hours.step, minute: { lt: before } },
          { step: days.step, minute: { lt: minute - keepDaysMinutes } },
        ],
      },
    });
  });
  await dropOldHistory(clusterId, now, eventDays);
}

/** @returns up to which minute everything is put together */
async function putTogether(clusterId: string, level: Level, until: number): Promise<number> {
  const { step, blockMinutes } = level;
  const key = { clusterId_step: { clusterId, step } };
  const before = await db.metricProgress.findUnique({ where: key });
  let done = before?.until ?? Math.floor(until / blockMinutes) * blockMinutes;
  if (!before) await db.metricProgress.create({ data: { clusterId, step, until: done } });
  while (done + blockMinutes <= until) {
    await forEachResources(clusterId, (ids) => putBlock(ids, level, done));
    done += blockMinutes;
    await db.metricProgress.update({ where: key, data: { until: done } });
  }
  return done;
}

/** Makes the block that begins at `start` for each of the resources that has anything in it. */
async function putBlock(ids: number[], level: Level, start: number): Promise<void> {
  const { step, blockMinutes, points, factor, minutesPerPoint } = level;
  const within = { resourceId: { in: ids }, minute: { gte: start, lt: start + blockMinutes } };
  const rows =
    step === hours.step
      ? await db.metricMinute.findMany({ where: within })
      : await db.metricBlock.findMany({ where: { ...within, step: hours.step } });
  const blocks = new Map<number, Points>();
  for (const row of rows) {
    const block = blocks.get(row.resourceId) ?? emptyPoints(points);
    blocks.set(row.resourceId, block);
    takeInto(block, readBlock(row.points), (row.minute - start) / minutesPerPoint, factor);
  }
  if (blocks.size === 0) return;
  const written = [...blocks].map(([resourceId, block]) => ({ resourceId, points: writeBlock(block, true) }));
  await db.$executeRaw`
    INSERT INTO "MetricBlock" ("resourceId", "step", "minute", "points")
    SELECT w."resourceId", ${step}::smallint, ${start}::int, w."points"
    FROM unnest(${written.map(({ resourceId }) => resourceId)}::int[],
                ${written.map((each) => each.points)}::bytea[]) AS w("resourceId", "points")
    ON CONFLICT ("resourceId", "step", "minute") DO UPDATE SET "points" = EXCLUDED."points"`;
}

/** In small steps: nobody waits for any of them. */
async function forEachResources(clusterId: string, act: (ids: number[]) => Promise<void>): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db.trackedResource.findMany({
      where: { clusterId, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: mostAtOnce,
      select: { id: true },
    });
    const last = rows.at(-1);
    if (!last) return;
    await act(rows.map(({ id }) => id));
    after = last.id;
  }
}
