import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

/** Pruning removes what the person may remove, one by one, and nothing of anybody else. */
describe('pruning', () => {
  let ana: Person;
  let shop: string;
  let yard: string;
  let owner: Person;

  beforeAll(async () => {
    [shop, yard] = [await stand.collection('shop'), await stand.collection('yard')];
    ana = await stand.person('ana', { on: shop });
    owner = await stand.person('owner', { on: yard });
  });

  const stopped = async (person: Person, place: string, ...options: string[]) => {
    const name = stand.unique('stopped');
    await person.docker.run(
      'run',
      '--name',
      name,
      ...inside(place),
      ...options,
      'busybox',
      'sh',
      '-c',
      'echo hi > /f',
    );
    return name;
  };
  const isThere = async (name: string) => (await stand.engine.container(name)) !== undefined;

  it('removes stopped containers of ones own, and says how much that freed', async () => {
    const [own, others] = [await stopped(ana, shop), await stopped(owner, yard)];
    const behind = stand.unique('behind');
    await stand.dockerAtEngine.run('create', '--name', behind, 'busybox');
    const running = stand.unique('running');
    await ana.docker.run('run', '-d', '--name', running, ...inside(shop), 'busybox', 'sleep', '999');
    const id = (await stand.engine.container(own))?.Id ?? '';
    const { status, json } = await ana.door.post('/v1.41/containers/prune');
    expect(status).toBe(200);
    expect(json).toEqual({ ContainersDeleted: [id], SpaceReclaimed: 3 });
    expect(await isThere(own)).toBe(false);
    for (const name of [others, behind, running]) expect(await isThere(name), name).toBe(true);
    expect((await ana.door.post('/v1.41/containers/prune')).json).toEqual({
      ContainersDeleted: null,
      SpaceReclaimed: 0,
    });
    await stand.engine.remove(behind);
  });

  it('by label, and by age', async () => {
    const [kept, gone] = [await stopped(ana, shop, '--label', 'keep=yes'), await stopped(ana, shop)];
    await ana.docker.run('container', 'prune', '-f', '--filter', 'until=1h');
    await ana.docker.run('container', 'prune', '-f', '--filter', 'label=keep=no');
    expect([await isThere(kept), await isThere(gone)]).toEqual([true, true]);
    await ana.docker.run('container', 'prune', '-f', '--filter', 'label!=keep');
    expect([await isThere(kept), await isThere(gone)]).toEqual([true, false]);
    await ana.docker.run('container', 'prune', '-f', '--filter', 'label=keep=yes');
    expect(await isThere(kept)).toBe(false);
    expect(await ana.docker.refused('container', 'prune', '-f', '--filter', 'name=x')).toContain(
      'nvalid filter',
    );
    expect(await ana.docker.refused('container', 'prune', '-f', '--filter', 'until=soon')).toContain(
      'nvalid filter',
    );
  });

  it('is nothing for those who only see', async () => {
    const name = await stopped(ana, shop);
    const [network, volume] = [stand.unique('net'), stand.unique('vol')];
    await ana.docker.run('network', 'create', ...inside(shop), network);
    await ana.docker.run('volume', 'create', ...inside(shop), volume);
    const eve = await stand.person('eve', { role: 'View Only', on: shop });
    const stranger = await stand.person('stranger');
    for (const person of [eve, stranger]) {
      expect(await person.docker.run('system', 'prune', '-f', '--volumes').catch(String)).not.toContain(
        volume,
      );
      for (const kind of ['containers', 'networks', 'volumes']) {
        const { status, json } = await person.door.post(`/v1.41/${kind}/prune`);
        expect({ status, gone: Object.values(json)[0] }, kind).toEqual({ status: 200, gone: null });
      }
    }
    expect(await isThere(name)).toBe(true);
    expect(await stand.engine.network(network)).toBeDefined();
    expect(await stand.engine.hasVolume(volume)).toBe(true);
  });

  it('removes networks that nothing is connected to', async () => {
    const [free, used, others] = [stand.unique('free'), stand.unique('used'), stand.unique('others')];
    await ana.docker.run('network', 'create', ...inside(shop), free);
    await ana.docker.run('network', 'create', ...inside(shop), used);
    await owner.docker.run('network', 'create', ...inside(yard), others);
    const name = stand.unique('on');
    await ana.docker.run(
      'run',
      '-d',
      '--name',
      name,
      '--network',
      used,
      ...inside(shop),
      'busybox',
      'sleep',
      '99',
    );
    const words = await ana.docker.run('network', 'prune', '-f');
    expect(words).toContain(free);
    expect(words).not.toContain(used);
    expect(await stand.engine.network(free)).toBeUndefined();
    for (const network of [used, others, 'bridge']) expect(await stand.engine.network(network)).toBeDefined();
    await stand.engine.remove(name);
  });

  it('removes volumes that no container mounts', async () => {
    const [free, used, others] = [stand.unique('free'), stand.unique('used'), stand.unique('others')];
    await ana.docker.run('volume', 'create', ...inside(shop), free);
    await ana.docker.run(
      'run',
      '--rm',
      '-v',
      `${free}:/v`,
      ...inside(shop),
      'busybox',
      'sh',
      '-c',
      'echo 1234567 > /v/f',
    );
    await owner.docker.run('volume', 'create', ...inside(yard), others);
    const name = stand.unique('mounts');
    await ana.docker.run('create', '--name', name, '-v', `${used}:/v`, ...inside(shop), 'busybox');
    const { json } = await ana.door.post('/v1.41/volumes/prune');
    expect(json.VolumesDeleted).toContain(free);
    expect(json.SpaceReclaimed).toBeGreaterThanOrEqual(8);
    expect(await stand.engine.hasVolume(free)).toBe(false);
    for (const volume of [used, others]) expect(await stand.engine.hasVolume(volume)).toBe(true);
    await stand.engine.remove(name);
  });

  it('is on record, each thing by itself', async () => {
    const names = [await stopped(ana, shop), await stopped(ana, shop)];
    await ana.docker.run('container', 'prune', '-f');
    const { api } = await stand.admin();
    const { items } = await api.get(`/audit?actor=${ana.username}&operation=container.remove&limit=20`);
    const removed = new Map<
      string,
      { id: string; correlationId: string; outcome: string; request: { prune: string } }
    >(items.map((item: { resource: { name: string } }) => [item.resource.name, item]));
    for (const name of names) {
      expect(removed.get(name)).toMatchObject({ outcome: 'done', request: { prune: expect.any(String) } });
    }
    // One request, and an entry for each thing that went.
    const ids = names.map((name) => removed.get(name)?.id);
    expect(new Set(ids).size).toBe(names.length);
    expect(new Set(names.map((name) => removed.get(name)?.correlationId)).size).toBe(1);
  });
});
