import { beforeAll, describe, expect, it } from 'vitest';
import { mib, setLimits } from '@/e2e/fixtures/limits';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

/** What a container gets that asks for nothing, and the most it may ask for. */
describe('limits of a collection', () => {
  let ana: Person;
  let shop: string;
  let till: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    till = await stand.collection('till', shop);
    ana = await stand.person('ana', { on: shop });
    await setLimits(shop, {
      memoryBytes: { default: 64 * mib, maximum: 128 * mib },
      nanoCpus: { default: null, maximum: 500_000_000 },
      pids: { default: 50, maximum: 60 },
      ulimits: { nofile: { default: 512, maximum: 1024 } },
      ports: ['18000-18999'],
      addresses: ['127.0.0.1'],
    });
    await setLimits(till, { memoryBytes: { default: 32 * mib, maximum: null } });
  });

  const create = async (place: string, ...options: string[]) => {
    const id = await ana.docker.run('create', ...inside(place), ...options, 'busybox', 'sleep', '9');
    const made = await stand.engine.container(id);
    if (!made) throw new Error('it was not made');
    return made.HostConfig;
  };

  it('fill in what is not asked for, the nearest collection first', async () => {
    const host = await create(shop);
    expect(host).toMatchObject({ Memory: 64 * mib, NanoCpus: 500_000_000, PidsLimit: 50 });
    expect(host.Ulimits).toEqual([{ Name: 'nofile', Soft: 512, Hard: 512 }]);
    expect(await create(till)).toMatchObject({ Memory: 32 * mib, NanoCpus: 500_000_000 });
    expect(await create(till, '-m', '128m', '--cpus', '0.25', '--pids-limit', '60')).toMatchObject({
      Memory: 128 * mib,
      NanoCpus: 250_000_000,
      PidsLimit: 60,
    });
  });

  it.each<[string[], string]>([
    [['-m', '129m'], 'allows each container at most 128 MiB of memory; this asks for 129 MiB'],
    [['-m', '64m', '--memory-swap', '-1'], 'allows twice of it with swap'],
    [['-m', '9007199254740991'], 'allows each container at most 128 MiB'],
    [['--cpus', '0.6'], 'allows each container at most 0.5 CPUs; this asks for 0.6 CPUs'],
    [['--cpu-quota', '60000'], 'allows each container at most 0.5 CPUs; this asks for 0.6 CPUs'],
    [['--cpu-quota', '6000', '--cpu-period', '10000'], 'this asks for 0.6 CPUs'],
    [['--pids-limit', '61'], 'allows each container at most 60 processes'],
    [['--ulimit', 'nofile=2048'], 'allows the ulimit nofile at most 1024; this asks for 2048'],
    [['--ulimit', 'nofile=-1'], 'this asks for no limit'],
    [['-p', '127.0.0.1:19000:80'], 'allows only the ports 18000-18999 to be published; this asks for 19000'],
    [['-p', '127.0.0.1:18990-19010:80'], 'this asks for 18990-19010'],
    [['-p', '0.0.0.0:18000:80'], 'allows ports to be published on only 127.0.0.1; this asks for "0.0.0.0"'],
    [['-P'], 'limits which ports are published'],
  ])('%j is refused, in a collection below too', async (options, words) => {
    const name = stand.unique('much');
    for (const place of [shop, till]) {
      const said = await ana.docker.refused(
        'create',
        '--name',
        name,
        ...inside(place),
        ...options,
        'busybox',
      );
      expect(said).toContain(`${shop} `);
      expect(said).toContain(words);
      expect(said).toMatch(/admin.* can change it/);
    }
    expect(await stand.engine.container(name)).toBeUndefined();
  });

  it.each(['0', '-1'])('asking for %s is asking for the default', async (none) => {
    expect((await create(shop, '--pids-limit', none)).PidsLimit).toBe(50);
  });

  it('give an open choice of port and address one among those allowed', async () => {
    const id = await ana.docker.run(
      'run',
      '-d',
      ...inside(till),
      '-p',
      '80',
      '-m',
      '32m',
      'busybox',
      'sleep',
      '99',
    );
    const [published] = (await ana.docker.run('port', id)).split('\n');
    expect(published).toMatch(/^80\/tcp -> 127\.0\.0\.1:18\d{3}$/);
    await stand.engine.remove(id);
  });

  it('are refused where a collection would allow more than those above it', async () => {
    const { api } = await stand.admin();
    const { status, body } = await api.call('PUT', `/collections/${encodeURIComponent(till)}/limits`, {
      memoryBytes: { default: null, maximum: 256 * mib },
      ports: ['80'],
    });
    expect(status).toBe(422);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual([
      'body.memoryBytes.maximum',
      'body.ports',
    ]);
    expect(body.detail).toContain(`${shop} allows at most 128 MiB`);
  });

  it('are changed by who manages the collection, and seen by who sees it', async () => {
    const eve = await stand.person('eve', { role: 'View Only', on: shop });
    const stranger = await stand.person('stranger', { on: await stand.collection('yard') });
    const path = `/collections/${encodeURIComponent(shop)}/limits`;
    for (const person of [ana, eve]) {
      expect((await person.api.call('PUT', path, {})).status).toBe(403);
      expect((await person.api.get(path)).own.pids).toEqual({ default: 50, maximum: 60 });
    }
    expect((await stranger.api.call('GET', path)).status).toBe(404);
    expect((await stranger.api.call('PUT', path, {})).status).toBe(404);
    expect(
      (await ana.api.get(`/collections/${encodeURIComponent(till)}/limits`)).inherited.memoryBytes,
    ).toEqual({
      default: { value: 64 * mib, from: shop },
      maximum: { value: 128 * mib, from: shop },
    });
  });

  it('are on record with what they were', async () => {
    const { api } = await stand.admin();
    await setLimits(till, { pids: { default: 7, maximum: 8 } });
    const { items } = await api.get(
      `/audit?collection=${encodeURIComponent(till)}&operation=collection.manage`,
    );
    expect(items[0].request).toMatchObject({ change: 'limits', after: { pids: { default: 7, maximum: 8 } } });
    expect(items[0].request.before).toMatchObject({ memoryBytes: { default: 32 * mib } });
  });
});
