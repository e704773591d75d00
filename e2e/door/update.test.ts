import { beforeAll, describe, expect, it } from 'vitest';
import { mib, setLimits, useOfCollection } from '@/e2e/fixtures/limits';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

/** `docker update`, held to the same limits as creation. */
describe('updating a container', () => {
  let ana: Person;
  let shop: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
  });

  const container = async (place: string, ...options: string[]) => {
    const name = stand.unique('it');
    await ana.docker.run('create', '--name', name, ...inside(place), ...options, 'busybox', 'sleep', '99');
    return name;
  };
  const hostOf = async (name: string) => (await stand.engine.container(name))?.HostConfig;

  it('changes limits and restart policy', async () => {
    const name = await container(shop);
    await ana.docker.run(
      'update',
      '-m',
      '64m',
      '--memory-swap',
      '-1',
      '--cpus',
      '0.5',
      '--pids-limit',
      '99',
      name,
    );
    await ana.docker.run('update', '--restart', 'on-failure:3', name);
    expect(await hostOf(name)).toMatchObject({
      Memory: 64 * mib,
      MemorySwap: -1,
      NanoCpus: 5e8,
      PidsLimit: 99,
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
    });
    expect(await ana.docker.run('update', '--cpu-shares', '512', name)).toBe(name);
  });

  it('takes container.update, which those who only see do not hold', async () => {
    const name = await container(shop);
    const eve = await stand.person('eve', { role: 'View Only', on: shop });
    expect(await eve.docker.refused('update', '-m', '64m', name)).toContain('container.update');
    const stranger = await stand.person('stranger', { on: await stand.collection('yard') });
    expect(await stranger.docker.refused('update', '-m', '64m', name)).toContain('No such container');
    expect(await hostOf(name)).toMatchObject({ Memory: 0 });
    const rob = await stand.person('rob', { role: 'Restricted Control', on: shop });
    await rob.docker.run('update', '-m', '64m', '--memory-swap', '64m', name);
  });

  it.each<[string, Record<string, unknown>]>([
    [
      'devices',
      { Devices: [{ PathOnHost: '/dev/kmsg', PathInContainer: '/dev/kmsg', CgroupPermissions: 'rwm' }] },
    ],
    ['device rules', { DeviceCgroupRules: ['a *:* rwm'] }],
    ['device requests', { DeviceRequests: [{ Count: -1, Capabilities: [['gpu']] }] }],
    ['block devices', { BlkioDeviceReadBps: [{ Path: '/dev/vda', Rate: 1 }] }],
    ['a control group parent', { CgroupParent: '/elsewhere' }],
    ['ulimits', { Ulimits: [{ Name: 'nofile', Soft: 1, Hard: 1 }] }],
    ['an OOM killer turned off', { OomKillDisable: true }],
    ['real-time scheduling', { CpuRealtimeRuntime: 950_000 }],
    ['what is not a limit', { Privileged: true }],
    ['a HostConfig', { HostConfig: { Memory: 1 } }],
    ['another spelling', { memory: 64 * mib }],
    ['a number beyond the exact ones', { Memory: 2 ** 60 }],
    ['less than nothing', { Memory: -1 }],
  ])('refuses %s', async (_, body) => {
    const name = await container(shop);
    const before = await hostOf(name);
    const { status } = await ana.door.post(`/v1.41/containers/${name}/update`, body);
    expect([400, 403]).toContain(status);
    expect(await hostOf(name)).toEqual(before);
  });

  it('is held to the limits of the collection', async () => {
    const strict = await stand.collection('strict', shop);
    const name = await container(strict, '-m', '64m', '--cpus', '0.25');
    await setLimits(strict, {
      memoryBytes: { default: 32 * mib, maximum: 128 * mib },
      nanoCpus: { default: null, maximum: 5e8 },
      pids: { default: 50, maximum: 60 },
    });
    for (const [options, words] of [
      [['-m', '129m', '--memory-swap', '-1'], 'at most 128 MiB of memory; this asks for 129 MiB'],
      [['--memory-swap', '-1'], 'allows twice of it with swap'],
      [['--memory-swap', '1g'], 'allows twice of it with swap'],
      [['--cpus', '0.6'], 'at most 0.5 CPUs; this asks for 0.6 CPUs'],
      [['--pids-limit', '61'], 'at most 60 processes'],
    ] as const) {
      expect(await ana.docker.refused('update', ...options, name), options.join(' ')).toContain(words);
    }
    await ana.docker.run('update', '--pids-limit', '-1', name);
    await ana.docker.run('update', '-m', '128m', name);
    expect(await hostOf(name)).toMatchObject({ Memory: 128 * mib, MemorySwap: 256 * mib, PidsLimit: 50 });
    await ana.docker.run('update', '-m', '16m', name);
    expect(await hostOf(name)).toMatchObject({ Memory: 16 * mib, MemorySwap: 32 * mib });
  });

  it('what is above a limit that came later may change in other ways', async () => {
    const strict = await stand.collection('strict', shop);
    const name = await container(strict, '-m', '64m');
    await setLimits(strict, { memoryBytes: { default: null, maximum: 32 * mib } });
    await ana.docker.run('update', '--restart', 'always', name);
    expect(await hostOf(name)).toMatchObject({ RestartPolicy: { Name: 'always' }, Memory: 64 * mib });
  });

  it('takes the room that it adds from the quotas, and gives back what it frees', async () => {
    const strict = await stand.collection('strict', shop);
    await setLimits(strict, { totalMemoryBytes: 128 * mib });
    const [one, two] = [await container(strict, '-m', '64m'), await container(strict, '-m', '32m')];
    await ana.docker.run('update', '-m', '64m', two);
    expect(await useOfCollection(strict)).toMatchObject({ memoryBytes: 128 * mib });
    expect(await ana.docker.refused('update', '-m', '65m', one)).toContain(
      '128 MiB are in use; this asks for 1 MiB',
    );
    await ana.docker.run('update', '-m', '32m', one);
    expect(await useOfCollection(strict)).toMatchObject({ memoryBytes: 96 * mib });
    const both = await Promise.all(
      [one, two].map((name) => ana.docker.attempt('update', '-m', name === one ? '60m' : '90m', name)),
    );
    expect(both.filter(({ code }) => code === 0)).toHaveLength(1);
    expect((await useOfCollection(strict)).memoryBytes).toBeLessThanOrEqual(128 * mib);
  });
});
