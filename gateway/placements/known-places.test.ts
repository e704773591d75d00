import { beforeEach, describe, expect, it } from 'vitest';
import { KnownPlaces } from '@/gateway/placements/known-places';
import type { PlacementRow } from '@/gateway/placements/read-placements';

const thing = { clusterId: 'c1', kind: 'volume', engineId: 'data' };
const row = (collection: string, generation = 'g1'): PlacementRow => ({
  ...thing,
  generation,
  ownerId: null,
  owner: null,
  collection,
});

describe('placements in memory', () => {
  let table: PlacementRow[];
  let isAway: boolean;
  let readings: number;
  let places: KnownPlaces;

  beforeEach(() => {
    table = [row('/Shared/a')];
    isAway = false;
    readings = 0;
    places = new KnownPlaces(async (which) => {
      readings += 1;
      if (isAway) throw new Error('the database is away');
      return which === 'all' || which.some(({ engineId }) => engineId === thing.engineId) ? table : [];
    });
  });

  it('are read once and then known while notices come', async () => {
    await places.follow();
    for (let time = 0; time < 3; time++) await places.ready();
    expect(readings).toBe(1);
    expect(places.find(thing, 'g1')?.collection).toBe('/Shared/a');
    expect(places.find(thing, 'g2')).toBeNull();
  });

  it('follow a notice, also of one that is gone', async () => {
    await places.follow();
    table = [row('/Shared/b')];
    await places.refresh(thing);
    expect(places.find(thing, 'g1')?.collection).toBe('/Shared/b');
    table = [];
    await places.refresh(thing);
    expect(places.find(thing, 'g1')).toBeNull();
  });

  it('take a place without a generation for whichever volume bears the name', async () => {
    table = [row('/Shared/any', ''), row('/Shared/b', 'g2')];
    await places.follow();
    expect(places.find(thing, 'g1')?.collection).toBe('/Shared/any');
    expect(places.find(thing, 'g2')?.collection).toBe('/Shared/b');
    expect(places.findLatest(thing)?.collection).toBe('/Shared/b');
  });

  it('are read again after notices were missed, and not decided by when that fails', async () => {
    await places.follow();
    places.lose();
    table = [row('/Shared/moved')];
    await places.ready();
    expect(places.find(thing, 'g1')?.collection).toBe('/Shared/moved');
    places.lose();
    isAway = true;
    await expect(places.ready()).rejects.toThrow('away');
    await expect(places.follow()).rejects.toThrow('away');
    await expect(places.ready()).rejects.toThrow('away');
    isAway = false;
    await places.ready();
    expect(places.ready()).toBeUndefined();
  });

  it('do not count a reading from before a gap', async () => {
    let answer: (rows: PlacementRow[]) => void = () => undefined;
    const slow = new KnownPlaces(() => new Promise((resolve) => (answer = resolve)));
    const early = slow.follow();
    slow.lose();
    const late = slow.follow();
    answer([row('/Shared/old')]);
    await early;
    expect(slow.ready()).toBeInstanceOf(Promise);
    answer([row('/Shared/new')]);
    await late;
    await slow.ready();
    expect(slow.find(thing, 'g1')?.collection).toBe('/Shared/new');
  });
});
