import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ScratchDatabase, startScratchDatabase } from '@/e2e/records/scratch-database';
import { writeBlock } from '@/lib/metrics/block';
import { emptyPoints } from '@/lib/metrics/points';

const dayMs = 24 * 60 * 60_000;
let database: ScratchDatabase;
let modules: Awaited<ReturnType<typeof load>>;

const load = async () => ({
  db: (await import('@/lib/db/client')).db,
  keepBlocks: (await import('@/gateway/metrics/keep-blocks')).keepBlocks,
  setSetting: (await import('@/lib/settings/settings')).setSetting,
  TrackedResources: (await import('@/gateway/history/tracked-resources')).TrackedResources,
});

beforeAll(async () => {
  database = await startScratchDatabase();
  modules = await load();
});
afterAll(() => database?.drop());

it('keeps events and metrics for as many days as was set, and no longer', async () => {
  const { db, keepBlocks, setSetting, TrackedResources } = modules;
  const now = Date.now();
  const clusterId = (await db.cluster.create({ data: { name: 'local' } })).id;
  const [resourceId = 0] = await new TrackedResources(clusterId).idsOf([
    { kind: 'container', engineId: 'c1', name: 'web', serviceId: '' },
  ]);
  const day = (ago: number) => new Date(now - ago * dayMs);
  for (const ago of [1, 5, 40]) {
    await db.engineEvent.create({
      data: {
        clusterId,
        resourceId,
        at: day(ago),
        engineTime: BigInt(day(ago).getTime()) * 1_000_000n,
        kind: 'container',
        action: `was ${ago}`,
        details: {},
      },
    });
    const minute = Math.floor(day(ago).getTime() / dayMs) * 1_440;
    await db.metricBlock.create({
      data: { resourceId, step: 600, minute, points: writeBlock(emptyPoints(144), true) },
    });
  }
  const left = async () => ({
    events: (await db.engineEvent.findMany({ orderBy: { at: 'desc' } })).map(({ action }) => action),
    blocks: await db.metricBlock.count(),
  });
  await keepBlocks(clusterId, now);
  expect(await left()).toEqual({ events: ['was 1', 'was 5'], blocks: 2 });
  await setSetting(db, 'event-retention-days', 366);
  await setSetting(db, 'metric-retention-days', 2);
  await keepBlocks(clusterId, now);
  expect(await left()).toEqual({ events: ['was 1', 'was 5'], blocks: 1 });
  await setSetting(db, 'event-retention-days', 3);
  await keepBlocks(clusterId, now);
  expect(await left()).toEqual({ events: ['was 1'], blocks: 1 });
});
