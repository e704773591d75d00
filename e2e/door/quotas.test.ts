import { beforeAll, describe, expect, it } from 'vitest';
import { mib, setLimits, useOfCollection } from '@/e2e/fixtures/limits';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** What everything in a collection may use together. */
describe('quotas', () => {
  let ana: Person;

  beforeAll(async () => {
    ana = await stand.person('ana');
  });

  const collectionWith = async (limits: Record<string, unknown>, parent?: string) => {
    const path = await stand.collection('shop', parent);
    await stand.grant(`user:${ana.username}`, 'Full Control', path);
    await setLimits(path, limits);
    return path;
  };
  const create = (place: string, ...options: string[]) =>
    ana.docker.run('create', ...inside(place), ...options, 'busybox', 'sleep', '99');
  const refused = (place: string, ...options: string[]) =>
    ana.docker.refused('create', ...inside(place), ...options, 'busybox', 'sleep', '99');
  const countAtEngine = async (place: string) => {
    const { body } = await stand.engine.ask(
      'GET',
      `/containers/json?all=1&filters=${encodeURIComponent(JSON.stringify({ label: [`io.wheelhouse.collection=${place}`] }))}`,
    );
    return (body as unknown[]).length;
  };

  it('say which, its value, what is in use, and who can change it', async () => {
    const shop = await collectionWith({ totalMemoryBytes: 256 * mib, totalNanoCpus: 1e9, containers: 3 });
    await create(shop, '-m', '192m', '--cpus', '0.5');
    const words = await refused(shop, '-m', '128m', '--cpus', '0.75');
    expect(words).toContain(
      `${shop} allows 256 MiB of memory in all; 192 MiB are in use; this asks for 128 MiB`,
    );
    expect(words).toContain(`${shop} allows 1 CPU in all; 0.5 CPUs are in use; this asks for 0.75 CPUs`);
    expect(words).toMatch(/admin.* can change it/);
    await create(shop, '-m', '32m', '--cpus', '0.1');
    await create(shop, '-m', '32m', '--cpus', '0.1');
    expect(await refused(shop, '-m', '6m', '--cpus', '0.1')).toContain(
      `${shop} allows 3 containers in all; 3 containers are in use; this asks for 1 container`,
    );
    expect(await useOfCollection(shop)).toMatchObject({
      containers: 3,
      memoryBytes: 256 * mib,
      nanoCpus: 7e8,
    });
    expect(await countAtEngine(shop)).toBe(3);
  });

  it('want a limit of everything where memory or CPUs are counted', async () => {
    const shop = await collectionWith({ totalMemoryBytes: 256 * mib });
    expect(await refused(shop)).toContain('say how much this may use (--memory');
    expect(await refused(shop, '-m', '0')).toContain('say how much this may use');
    await setLimits(shop, {
      totalMemoryBytes: 256 * mib,
      memoryBytes: { default: 200 * mib, maximum: null },
    });
    await create(shop);
    expect(await refused(shop)).toContain('200 MiB are in use; this asks for 200 MiB');
  });

  it('hold for what is below together, each ancestor by itself', async () => {
    const shop = await collectionWith({ containers: 3 });
    const one = await collectionWith({ containers: 2 }, shop);
    const two = await collectionWith({}, shop);
    await create(one);
    await create(one);
    expect(await refused(one)).toContain(`${one} allows 2 containers`);
    await create(two);
    expect(await refused(two)).toContain(`${shop} allows 3 containers`);
  });

  it('do not tell of what a person may not see', async () => {
    const shop = await collectionWith({ containers: 1 });
    const corner = await stand.collection('corner', shop);
    const bob = await stand.person('bob', { on: corner });
    await create(shop);
    const words = await bob.docker.refused('create', ...inside(corner), 'busybox');
    expect(words).toContain(`${shop} allows 1 container in all; too little of it is left`);
    const limits = await bob.api.get(`/collections/${encodeURIComponent(corner)}/limits`);
    expect(limits.quotas.containers).toEqual([{ collection: shop, limit: 1, used: null }]);
  });

  it('never let two share what is left for one', async () => {
    const shop = await collectionWith({ containers: 3, totalMemoryBytes: 100 * mib });
    const tries = await Promise.all(
      Array.from({ length: 12 }, () =>
        ana.door.post('/v1.41/containers/create', {
          Image: 'busybox',
          Labels: { 'io.wheelhouse.collection': shop },
          HostConfig: { Memory: 40 * mib },
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(tries.filter(({ status }) => status === 403)).toHaveLength(10);
    expect(await countAtEngine(shop)).toBe(2);
    expect(await useOfCollection(shop)).toMatchObject({ containers: 2, memoryBytes: 80 * mib });
  });

  it('give room back at once, also for what the engine removes by itself', async () => {
    const shop = await collectionWith({ containers: 1 });
    const id = await create(shop);
    await ana.docker.run('rm', id);
    for (let turn = 0; turn < 3; turn++) {
      expect(await ana.docker.run('run', '--rm', ...inside(shop), 'busybox', 'echo', 'hello')).toBe('hello');
    }
    const name = stand.unique('behind');
    await ana.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '99');
    await stand.engine.remove(name);
    await create(shop);
  });

  it('take no room for what did not come to be', async () => {
    const shop = await collectionWith({ containers: 1 });
    const taken = stand.unique('taken');
    await stand.dockerAtEngine.run('create', '--name', taken, 'busybox');
    const words = await refused(shop, '--name', taken);
    expect(words).toContain('already in use');
    await create(shop);
  });

  it('count what was made behind our back and carries the label', async () => {
    const shop = await collectionWith({ containers: 2, totalMemoryBytes: 256 * mib });
    await stand.dockerAtEngine.run('create', ...inside(shop), '-m', '200m', 'busybox');
    expect(await refused(shop, '-m', '100m')).toContain('200 MiB are in use');
    await create(shop, '-m', '50m');
    expect(await refused(shop, '-m', '6m')).toContain('2 containers are in use');
  });

  it('hold for what is moved in, and what is moved about inside keeps its room', async () => {
    const shop = await collectionWith({ containers: 1 });
    const corner = await collectionWith({}, shop);
    const elsewhere = await collectionWith({});
    const { api } = await stand.admin();
    const move = (id: string, collection: string) =>
      api.call('PUT', '/placements', { cluster: 'local', kind: 'container', id, collection });
    const [own, other] = [await create(shop), await create(elsewhere)];
    const { status, body } = await move(other, corner);
    expect(status).toBe(409);
    expect(body.detail).toContain(`${shop} allows 1 container in all; 1 container is in use`);
    expect((await move(own, corner)).status).toBe(200);
    await ana.docker.run('rm', own);
    await waitFor('room', async () => (await move(other, corner)).status === 200);
  });

  it('are not got around by renaming, restarting, entering or making again', async () => {
    const shop = await collectionWith({ containers: 1, totalMemoryBytes: 64 * mib });
    const name = stand.unique('only');
    await ana.docker.run('run', '-d', '--name', name, '-m', '64m', ...inside(shop), 'busybox', 'sleep', '99');
    await ana.docker.run('rename', name, `${name}-2`);
    await ana.docker.run('restart', '-t', '0', `${name}-2`);
    await ana.docker.run('exec', `${name}-2`, 'true');
    expect(await refused(shop, '-m', '6m', '--name', name)).toContain('1 container is in use');
    expect(await refused(shop, '-m', '6m', '--rm')).toContain('64 MiB are in use');
    const memory = (await stand.engine.container(`${name}-2`))?.HostConfig.Memory;
    expect(memory).toBe(64 * mib);
  });

  it('hold for what goes into the own collection of a person too', async () => {
    const bob = await stand.person('bob');
    await setLimits(bob.privateCollection, { containers: 0 });
    expect(await bob.docker.refused('create', 'busybox')).toContain('allows 0 containers in all');
  });
});
