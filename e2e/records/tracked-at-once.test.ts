import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ScratchDatabase, startScratchDatabase } from '@/e2e/records/scratch-database';

const count = 400;
const rounds = 15;

let database: ScratchDatabase;

beforeAll(async () => {
  database = await startScratchDatabase();
});
afterAll(() => database?.drop());

it('lets several writers of the same history find its rows at once, in whatever order', async () => {
  const { db } = await import('@/lib/db/client');
  const { TrackedResources } = await import('@/gateway/history/tracked-resources');
  const { id } = await db.cluster.create({ data: { name: 'local' } });
  for (let round = 0; round < rounds; round += 1) {
    const things = Array.from({ length: count }, (_, nth) => ({
      kind: 'container',
      engineId: `${round}-${(nth * 7919) % count}`,
      name: `web-${nth}`,
      serviceId: '',
    }));
    const orders = [things, things.toReversed(), [...things.slice(count / 2), ...things.slice(0, count / 2)]];
    const found = await Promise.all(
      orders.map(async (order) => {
        const ids = await new TrackedResources(id).idsOf(order);
        return new Map(order.map(({ engineId }, at) => [engineId, ids[at]]));
      }),
    );
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  }
  expect(await db.trackedResource.count()).toBe(count * rounds);
});
