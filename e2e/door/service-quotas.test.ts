import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mib, setLimits, useOfCollection } from '@/e2e/fixtures/limits';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { removeServicesIn, serviceCreate } from '@/e2e/fixtures/services';
import { stand } from '@/e2e/fixtures/stand';

/** Services are held to the same limits, with all their replicas. */
describe('limits and quotas of services', () => {
  const shops: string[] = [];
  let ana: Person;
  let there: PersonAtCluster;

  beforeAll(async () => {
    ana = await stand.person('ana');
    there = await ana.at('swarm');
  });
  afterAll(() => removeServicesIn(...shops));

  const collectionWith = async (limits: Record<string, unknown>) => {
    const path = await stand.collection('shop');
    shops.push(path);
    await stand.grant(`user:${ana.username}`, 'Full Control', path);
    await setLimits(path, limits);
    return path;
  };
  const create = async (shop: string, ...options: string[]) => {
    const name = stand.unique('counted');
    await there.docker.run(...serviceCreate(name, shop, ...options), 'sleep', '1d');
    return name;
  };
  const refused = (shop: string, ...options: string[]) =>
    there.docker.refused(...serviceCreate(stand.unique('much'), shop, ...options), 'sleep', '1d');

  it('give tasks their defaults, and hold them to the maxima', async () => {
    const shop = await collectionWith({
      memoryBytes: { default: 16 * mib, maximum: 32 * mib },
      replicas: 2,
      ports: ['28000-28999'],
    });
    const name = await create(shop, '--replicas', '2');
    const limits = await there.docker.run(
      'service',
      'inspect',
      name,
      '--format',
      '{{.Spec.TaskTemplate.Resources.Limits.MemoryBytes}}',
    );
    expect(Number(limits)).toBe(16 * mib);
    expect(await refused(shop, '--limit-memory', '64m')).toContain(
      'at most 32 MiB of memory; this asks for 64 MiB',
    );
    expect(await refused(shop, '--replicas', '3')).toContain('at most 2 replicas; this asks for 3');
    expect(await refused(shop, '--publish', '29000:80')).toContain('allows only the ports 28000-28999');
    expect(await there.docker.refused('service', 'scale', `${name}=3`)).toContain('at most 2 replicas');
    expect(await there.docker.refused('service', 'update', '--limit-memory', '64m', name)).toContain(
      'at most 32 MiB',
    );
  });

  it('count all replicas, at creation, at scaling and at an update', async () => {
    const shop = await collectionWith({ totalMemoryBytes: 64 * mib, services: 2 });
    expect(await refused(shop)).toContain('say how much this may use');
    const name = await create(shop, '--limit-memory', '16m', '--replicas', '2');
    expect(await useOfCollection(shop)).toMatchObject({ services: 1, memoryBytes: 32 * mib });
    expect(await refused(shop, '--limit-memory', '16m', '--replicas', '3')).toContain(
      `${shop} allows 64 MiB of memory in all; 32 MiB are in use; this asks for 48 MiB`,
    );
    expect(await there.docker.refused('service', 'scale', `${name}=5`)).toContain('this asks for 48 MiB');
    await there.docker.run('service', 'scale', '--detach', `${name}=4`);
    expect(await useOfCollection(shop)).toMatchObject({ memoryBytes: 64 * mib });
    expect(await there.docker.refused('service', 'update', '--limit-memory', '17m', name)).toContain(
      '64 MiB are in use',
    );
    await there.docker.run('service', 'scale', '--detach', `${name}=1`);
    await create(shop, '--limit-memory', '16m');
    expect(await refused(shop, '--limit-memory', '16m')).toContain('allows 2 services in all');
    expect(await useOfCollection(shop)).toMatchObject({ services: 2, containers: 0, memoryBytes: 32 * mib });
    await there.docker.run('service', 'rm', name);
    await create(shop, '--limit-memory', '16m');
  });

  it('are not got around by going back, nor by a Swarm that goes back by itself', async () => {
    const shop = await collectionWith({ totalMemoryBytes: 64 * mib });
    const name = await create(shop, '--limit-memory', '16m', '--replicas', '4');
    await there.docker.run('service', 'scale', '--detach', `${name}=1`);
    const other = await create(shop, '--limit-memory', '16m', '--replicas', '3');
    expect(await there.docker.refused('service', 'rollback', '--detach', name)).toContain(
      '64 MiB are in use',
    );
    await there.docker.run('service', 'rm', other);
    await there.docker.run('service', 'rollback', '--detach', name);
    const back = ['--update-failure-action', 'rollback', '--replicas', '1'];
    await there.docker.run('service', 'update', '--detach', ...back, name);
    expect(await useOfCollection(shop)).toMatchObject({ memoryBytes: 64 * mib });
    expect(await refused(shop, '--limit-memory', '16m')).toContain('64 MiB are in use');
    await there.docker.run('service', 'update', '--detach', '--update-failure-action', 'pause', name);
    expect(await useOfCollection(shop)).toMatchObject({ memoryBytes: 16 * mib });
  });

  it('never let two share what is left for one', async () => {
    const shop = await collectionWith({ totalMemoryBytes: 40 * mib });
    const tries = await Promise.all(
      Array.from({ length: 6 }, () =>
        there.docker.attempt(
          ...serviceCreate(stand.unique('race'), shop, '--limit-memory', '16m', '--replicas', '1'),
          'sleep',
          '1d',
        ),
      ),
    );
    expect(tries.filter(({ code }) => code === 0)).toHaveLength(2);
    expect(await useOfCollection(shop)).toMatchObject({ services: 2, memoryBytes: 32 * mib });
  });
});
