import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScratchDatabase, startScratchDatabase } from '@/e2e/records/scratch-database';
import { writeBlock } from '@/lib/metrics/block';
import { metricIndex } from '@/lib/metrics/metrics';
import { emptyPoints } from '@/lib/metrics/points';

const cpu = metricIndex('cpuCores');
/** Midnight, in minutes since the epoch. */
const midnight = 20_000 * 1_440;
const hour = 60;
const day = 1_440;

/** Ever more coarsely and never for longer than it is said: 10 s for an hour, 1 min for a day, 10 min for 30 days. */
describe('metrics that are kept', () => {
  let database: ScratchDatabase;
  let modules: Awaited<ReturnType<typeof load>>;
  let clusterId: string;
  let resourceId: number;

  const load = async () => ({
    db: (await import('@/lib/db/client')).db,
    keepBlocks: (await import('@/gateway/metrics/keep-blocks')).keepBlocks,
    readPoints: (await import('@/gateway/metrics/read-points')).readPoints,
    writeMinutes: (await import('@/gateway/metrics/write-minutes')).writeMinutes,
    TrackedResources: (await import('@/gateway/history/tracked-resources')).TrackedResources,
  });

  beforeAll(async () => {
    database = await startScratchDatabase();
    modules = await load();
    clusterId = (await modules.db.cluster.create({ data: { name: 'local' } })).id;
    const tracked = new modules.TrackedResources(clusterId);
    [resourceId = 0] = await tracked.idsOf([
      { kind: 'container', engineId: 'c1', name: 'web', serviceId: '' },
    ]);
    // As a gateway that has just come to lead does it, before there is anything.
    await modules.keepBlocks(clusterId, midnight * 60_000);
  });
  afterAll(() => database?.drop());

  /** Each minute uses as many cores as it is minutes after midnight, and one point of it ten times that. */
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => {
      const points = emptyPoints(6);
      const minute = from + at;
      const cores = (minute - midnight) / 100;
      points.averages[cpu]?.fill(cores);
      points.averages[cpu]?.set([cores * 10], 2);
      return { resourceId, minute, points: writeBlock(points, false) };
    });
  const counts = async () => ({
    minutes: await modules.db.metricMinute.count(),
    hours: await modules.db.metricBlock.count({ where: { step: 60 } }),
    days: await modules.db.metricBlock.count({ where: { step: 600 } }),
  });
  const read = async (from: number, to: number, step: number) =>
    (await modules.readPoints(resourceId, { from: from * 60, to: to * 60, step }, [])).averages[cpu] ?? [];

  it('are put together into hours, and the minutes go after one', async () => {
    await modules.writeMinutes(rows(midnight, midnight + 3 * hour));
    await modules.keepBlocks(clusterId, (midnight + 3 * hour + 5) * 60_000);
    expect(await counts()).toEqual({ minutes: 56, hours: 3, days: 0 });
    const byMinute = await read(midnight, midnight + 3 * hour, 60);
    expect(byMinute.length).toBe(180);
    // Five points of x and one of 10 x.
    expect(byMinute[100]).toBeCloseTo(2.5, 1);
    const { maxima } = await modules.readPoints(
      resourceId,
      { from: midnight * 60, to: (midnight + hour) * 60, step: 600 },
      [],
    );
    expect(maxima[cpu]?.[1]).toBeCloseTo(1.9, 1);
  });

  it('are there by ten seconds for the last hour', async () => {
    const fine = await read(midnight + 2 * hour + 10, midnight + 3 * hour, 10);
    expect(fine.length).toBe(300);
    expect([...fine].some(Number.isNaN)).toBe(false);
  });

  it('change nothing when it is done again, and go on after a gap', async () => {
    const before = await counts();
    await modules.keepBlocks(clusterId, (midnight + 3 * hour + 6) * 60_000);
    expect((await counts()).hours).toBe(before.hours);
    await modules.writeMinutes(rows(midnight + 20 * hour, midnight + day));
    await modules.keepBlocks(clusterId, (midnight + day + 5) * 60_000);
    expect(await counts()).toEqual({ minutes: 56, hours: 7, days: 1 });
    const byTen = await read(midnight, midnight + day, 600);
    expect(byTen.length).toBe(144);
    expect(byTen[60]).toBeNaN();
    expect(byTen[143]).toBeGreaterThan(14);
  });

  it('lose their hours after a day, and their days after a month', async () => {
    await modules.keepBlocks(clusterId, (midnight + 2 * day + 2 * hour) * 60_000);
    expect(await counts()).toEqual({ minutes: 0, hours: 0, days: 1 });
    expect((await read(midnight, midnight + day, 600))[143]).toBeGreaterThan(14);
    await modules.keepBlocks(clusterId, (midnight + 33 * day) * 60_000);
    expect(await counts()).toEqual({ minutes: 0, hours: 0, days: 0 });
  });

  it('say the same in sum by ten seconds, by minute and by ten minutes, each for as long as it is kept', async () => {
    const from = midnight + 34 * day;
    const to = from + day;
    const known = (minute: number) => (2.5 * (minute - midnight)) / 100;
    const mean = (values: ArrayLike<number>) =>
      Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
    const expected = (first: number, last: number) =>
      mean(Array.from({ length: last - first }, (_, at) => known(first + at)));
    await modules.writeMinutes(rows(from, to));
    await modules.keepBlocks(clusterId, to * 60_000);
    const lastHour = expected(to - hour, to);
    for (const step of [10, 60, 600]) {
      const values = await read(to - hour, to, step);
      expect(values.length).toBe((hour * 60) / step);
      // Kept in sixteen bits each.
      expect(mean(values) / lastHour).toBeCloseTo(1, 2);
    }
    for (const step of [60, 600]) {
      expect(mean(await read(from, to, step)) / expected(from, to)).toBeCloseTo(1, 2);
    }
    // Before the last hour nothing is known by ten seconds: what is told is of the minute.
    const before = await read(from, from + hour, 10);
    expect(new Set(Array.from(before).slice(0, 6)).size).toBe(1);
    await modules.keepBlocks(clusterId, (to + 2 * day) * 60_000);
    expect(await counts()).toEqual({ minutes: 0, hours: 0, days: 1 });
    expect(mean(await read(from, to, 600)) / expected(from, to)).toBeCloseTo(1, 2);
    await modules.keepBlocks(clusterId, (to + 31 * day) * 60_000);
    expect(await counts()).toEqual({ minutes: 0, hours: 0, days: 0 });
  });

  it('go with their cluster, a little at a time', async () => {
    await modules.writeMinutes(rows(midnight + 80 * day, midnight + 80 * day + 3));
    const other = (await modules.db.cluster.create({ data: { name: 'other' } })).id;
    await modules.db.cluster.delete({ where: { id: clusterId } });
    expect((await counts()).minutes).toBe(3);
    await modules.keepBlocks(other, (midnight + 80 * day) * 60_000);
    expect((await counts()).minutes).toBe(0);
    expect(await modules.db.trackedResource.count()).toBe(0);
  });

  it('are written for ten thousand things within a minute, in little room', async () => {
    const cluster = (await modules.db.cluster.create({ data: { name: randomUUID() } })).id;
    const tracked = new modules.TrackedResources(cluster);
    const ids = await tracked.idsOf(
      Array.from({ length: 10_000 }, (_, at) => ({
        kind: 'container',
        engineId: `c${at}`,
        name: `c${at}`,
        serviceId: '',
      })),
    );
    const points = emptyPoints(6);
    for (const column of points.averages.slice(0, 6)) {
      column.set(Array.from({ length: 6 }, () => Math.random() * 1e6));
    }
    const row = writeBlock(points, false);
    const startedAt = performance.now();
    await modules.writeMinutes(ids.map((id) => ({ resourceId: id, minute: midnight, points: row })));
    const tookMs = performance.now() - startedAt;
    const [size] = await modules.db.$queryRaw<{ bytes: bigint }[]>`
      SELECT pg_total_relation_size('"MetricMinute"') AS "bytes"`;
    console.info(`10,000 busy minutes: ${Math.round(tookMs)} ms, ${Number(size?.bytes) / 10_000} bytes each`);
    expect(tookMs).toBeLessThan(20_000);
  });
});
