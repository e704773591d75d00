import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dockerAtEngine } from '@/e2e/fixtures/docker-cli';
import { EngineTruth } from '@/e2e/fixtures/engine';
import { mib, setLimits, useOfCollection } from '@/e2e/fixtures/limits';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { processOf } from '@/e2e/fixtures/product-process';
import { type SlowEngine, startSlowEngine } from '@/e2e/fixtures/slow-engine';
import { inside, stand } from '@/e2e/fixtures/stand';
import { type Lab, startLab } from '@/e2e/lab/lab';
import { waitFor } from '@/e2e/wait-for';

/** Changes that were on record as intended when the gateway was killed, or the engine. */
describe('an interrupted change', () => {
  const cluster = stand.unique('slow');
  const folder = mkdtempSync(join(tmpdir(), 'wh-slow-'));
  let lab: Lab;
  let slow: SlowEngine;
  let truth: EngineTruth;
  let ana: Person;
  let there: PersonAtCluster;
  let shop: string;

  beforeAll(async () => {
    lab = await startLab({ registry: false });
    const { socket } = lab.engines[0];
    slow = await startSlowEngine(socket, join(folder, 'slow.sock'));
    truth = new EngineTruth(socket);
    await (await stand.admin()).api.post('/clusters', { name: cluster, endpoint: slow.endpoint });
    await reachable();
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
    there = await ana.at(cluster);
  });
  afterEach(() => {
    slow.rewrite(null);
    slow.drop();
  });
  afterAll(async () => {
    await (await stand.admin()).api.delete(`/clusters/${cluster}`);
    await slow.stop();
    await lab.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const reachable = () =>
    waitFor(
      'the cluster to be reachable',
      async () => {
        const { state } = await (await stand.admin()).api.get(`/clusters/${cluster}`);
        return state === 'reachable';
      },
      { timeoutMs: 30_000 },
    );

  const killGateway = async () => {
    const pid = await waitFor('a gateway', () => processOf('gateway.js', stand.facts.consoleUrl));
    process.kill(pid, 'SIGKILL');
    slow.drop();
    await waitFor(
      'another gateway',
      async () => {
        const next = processOf('gateway.js', stand.facts.consoleUrl);
        if (next === undefined || next === pid) return false;
        return (await fetch(`${stand.facts.consoleUrl}/readyz`)).status === 200;
      },
      { timeoutMs: 30_000 },
    );
  };

  const recordOf = async (operation: string, resource: string) => {
    const { api } = await stand.admin();
    const { items } = await api.get(
      `/audit?cluster=${cluster}&operation=${operation}&resource=${encodeURIComponent(resource)}`,
    );
    return items[0];
  };
  const concluded = (operation: string, resource: string, timeoutMs = 30_000) =>
    waitFor(
      `${operation} of ${resource} to be concluded`,
      async () => {
        const record = await recordOf(operation, resource);
        return record && !['pending', 'unknown'].includes(record.outcome) ? record : false;
      },
      { timeoutMs, intervalMs: 250 },
    );
  const placeOf = async (id: string) => {
    const { api } = await stand.admin();
    const { items } = await api.get(`/placements?cluster=${cluster}&id=${id}`);
    return items.map(({ collection, owner }: { collection: string; owner: string }) => ({
      collection,
      owner,
    }))[0];
  };
  const create = (name: string, ...options: string[]) =>
    there.docker.run('create', '--name', name, ...inside(shop), ...options, 'busybox', 'sleep', '999');
  /** Begins it, and waits until the engine has been asked, or would have been. */
  const begin = async (how: 'requests' | 'answers', call: RegExp, ...commands: string[][]) => {
    slow.hold(how, (each) => call.test(each));
    const running = commands.map((command) => there.docker.attempt(...command));
    await waitFor('the engine to be asked', () => slow.held().length >= commands.length);
    return running;
  };

  it('that the engine carried out is done: what was made is placed, with its volumes, and counted', async () => {
    await setLimits(shop, { totalMemoryBytes: 512 * mib, memoryBytes: { default: 8 * mib, maximum: null } });
    const [name, volume] = [stand.unique('made'), stand.unique('data')];
    const running = await begin('answers', /^POST \/containers\/create$/, [
      'create',
      '--name',
      name,
      '-m',
      '100m',
      '-v',
      `${volume}:/data`,
      '-v',
      '/scratch',
      ...inside(shop),
      'busybox',
    ]);
    await killGateway();
    await Promise.all(running);
    const record = await concluded('container.create', name);
    expect(record).toMatchObject({
      outcome: 'done',
      actor: ana.username,
      detail: expect.stringContaining('place has been recorded'),
    });
    const made = await truth.container(name);
    expect(record.resource.id).toBe(made?.Id);
    const place = { collection: shop, owner: ana.username };
    expect(await placeOf(name)).toEqual(place);
    expect(await placeOf(volume)).toEqual(place);
    const anonymous = made?.Mounts.find(({ Name }) => Name !== volume)?.Name ?? '';
    expect(await placeOf(anonymous)).toEqual(place);
    expect(await useOfCollection(shop)).toMatchObject({ containers: 1, memoryBytes: 100 * mib });
    await there.docker.run('start', name);
    await there.docker.run('rm', '-f', '-v', name);
  });

  it('that is not what was allowed is taken back', async () => {
    const [name, volume] = [stand.unique('other'), stand.unique('data')];
    slow.rewrite((call, body) => {
      if (call === 'POST /containers/create')
        body.HostConfig = { ...(body.HostConfig as object), Privileged: true };
    });
    const running = await begin('answers', /^POST \/containers\/create$/, [
      'create',
      '--name',
      name,
      '-v',
      `${volume}:/data`,
      ...inside(shop),
      'busybox',
    ]);
    expect((await truth.container(name))?.HostConfig.Privileged).toBe(true);
    await killGateway();
    await Promise.all(running);
    expect(await concluded('container.create', name)).toMatchObject({
      outcome: 'not-done',
      detail: expect.stringContaining('HostConfig.Privileged'),
    });
    expect(await truth.container(name)).toBeUndefined();
    expect(await truth.hasVolume(volume)).toBe(false);
    expect(await placeOf(name)).toBeUndefined();
  });

  it('of any kind that the engine carried out is done, and our records follow', async () => {
    const names = ['start', 'stop', 'pause', 'rename', 'update', 'rm', 'kill', 'wired'].map((name) =>
      stand.unique(name),
    );
    const [
      started = '',
      stopped = '',
      paused = '',
      renamed = '',
      updated = '',
      removed = '',
      killed = '',
      wired = '',
    ] = names;
    for (const name of names) await create(name);
    for (const name of [stopped, paused, killed]) await there.docker.run('start', name);
    const [network, volume, free] = [stand.unique('net'), stand.unique('vol'), stand.unique('free')];
    await there.docker.run('network', 'create', ...inside(shop), network);
    await there.docker.run('volume', 'create', ...inside(shop), free);
    const running = await begin(
      'answers',
      /^(?:POST|DELETE) /,
      ['start', started],
      ['stop', '-t', '0', stopped],
      ['pause', paused],
      ['rename', renamed, `${renamed}-2`],
      ['update', '-m', '64m', '--memory-swap', '64m', updated],
      ['rm', removed],
      ['kill', killed],
      ['network', 'connect', network, wired],
      ['volume', 'create', ...inside(shop), volume],
      ['volume', 'rm', free],
    );
    await killGateway();
    await Promise.all(running);
    for (const [operation, resource] of [
      ['container.start', started],
      ['container.stop', stopped],
      ['container.pause', paused],
      ['container.rename', renamed],
      ['container.update', updated],
      ['container.remove', removed],
      ['container.kill', killed],
      ['network.use', wired],
      ['volume.create', volume],
      ['volume.remove', free],
    ] as const) {
      expect(await concluded(operation, resource), operation).toMatchObject({ outcome: 'done' });
    }
    expect(await placeOf(`${renamed}-2`)).toEqual({ collection: shop, owner: ana.username });
    expect(await placeOf(removed)).toBeUndefined();
    expect(await placeOf(free)).toBeUndefined();
    expect(await placeOf(volume)).toEqual({ collection: shop, owner: ana.username });
    await there.docker.run('unpause', paused);
    await there.docker.run('rm', '-f', started, stopped, paused, `${renamed}-2`, updated, killed, wired);
  });

  it('that the engine never heard of is not done, and leaves nothing half done', async () => {
    const [started, removed] = [stand.unique('start'), stand.unique('rm')];
    for (const name of [started, removed]) await create(name);
    const [name, volume] = [stand.unique('never'), stand.unique('data')];
    const running = await begin(
      'requests',
      /^(?:POST \/containers|DELETE)/,
      ['create', '--name', name, '-v', `${volume}:/data`, ...inside(shop), 'busybox'],
      ['start', started],
      ['rm', removed],
    );
    await waitFor('the volume', () => truth.hasVolume(volume));
    await killGateway();
    await Promise.all(running);
    for (const [operation, resource] of [
      ['container.create', name],
      ['container.start', started],
      ['container.remove', removed],
    ] as const) {
      expect(await concluded(operation, resource, 110_000), operation).toMatchObject({ outcome: 'not-done' });
    }
    expect(await truth.hasVolume(volume)).toBe(false);
    expect(await placeOf(volume)).toBeUndefined();
    expect(await placeOf(removed)).toEqual({ collection: shop, owner: ana.username });
    await there.docker.run('rm', started, removed);
  }, 180_000);

  it('by an engine that died is looked up when it is back', async () => {
    const [name, gone] = [stand.unique('made'), stand.unique('gone')];
    await create(gone);
    const running = await begin(
      'answers',
      /^POST \/containers\/create$|^DELETE/,
      ['create', '--name', name, '-m', '50m', ...inside(shop), 'busybox'],
      ['rm', gone],
    );
    await lab.engines[0].kill();
    slow.drop();
    await Promise.all(running);
    await lab.engines[0].start();
    await reachable();
    expect(await concluded('container.create', name)).toMatchObject({ outcome: 'done' });
    expect(await concluded('container.remove', gone)).toMatchObject({ outcome: 'done' });
    expect(await placeOf(name)).toEqual({ collection: shop, owner: ana.username });
    expect(await placeOf(gone)).toBeUndefined();
    await there.docker.run('rm', name);
  }, 120_000);

  it('that is only slow is left to whoever is at it', async () => {
    const name = stand.unique('slow');
    const [running] = await begin('answers', /^POST \/containers\/create$/, [
      'create',
      '--name',
      name,
      ...inside(shop),
      'busybox',
    ]);
    const since = Date.now();
    await waitFor('a while to pass', () => Date.now() - since > 8_000);
    expect(await recordOf('container.create', name)).toMatchObject({ outcome: 'pending' });
    slow.release();
    expect(await running).toMatchObject({ code: 0 });
    expect(await concluded('container.create', name)).toMatchObject({ outcome: 'done', status: 201 });
    await there.docker.run('rm', name);
  });

  it('of a Swarm is looked up like any other', async () => {
    const engine = dockerAtEngine(lab.engines[0].socket);
    await engine.run('swarm', 'init', '--advertise-addr', lab.engines[0].address);
    const { docker } = await (await stand.admin()).at(cluster);
    const [name, old] = [stand.unique('web'), stand.unique('old')];
    const service = (named: string) => [
      ...['service', 'create', '--detach', '--no-resolve-image', '--name', named, ...inside(shop)],
      ...['--limit-memory', '10m', 'busybox', 'sleep', '1d'],
    ];
    await docker.run(...service(old));
    const [config, secret] = [stand.unique('config'), stand.unique('secret')];
    const running: Promise<unknown>[] = [];
    slow.hold('answers', (call) => /^POST \/(?:services|configs|secrets)\/create$|^DELETE/.test(call));
    running.push(docker.attempt(...service(name)), docker.attempt('service', 'rm', old));
    for (const [kind, named] of [
      ['config', config],
      ['secret', secret],
    ] as const) {
      running.push(docker.runWithInput(Buffer.from('x'), kind, 'create', ...inside(shop), named, '-'));
    }
    await waitFor('the manager to be asked', () => slow.held().length >= 4);
    await killGateway();
    await Promise.all(running);
    for (const [operation, resource] of [
      ['service.create', name],
      ['service.remove', old],
      ['config.create', config],
      ['secret.create', secret],
    ] as const) {
      expect(await concluded(operation, resource), operation).toMatchObject({ outcome: 'done' });
    }
    for (const made of [name, config, secret]) {
      expect(await placeOf(made)).toEqual({ collection: shop, owner: 'admin' });
    }
    expect(await useOfCollection(shop)).toMatchObject({ services: 1, memoryBytes: 10 * mib });
    await docker.run('service', 'rm', name);
    await engine.run('swarm', 'leave', '--force');
  }, 120_000);

  it('leaves nothing behind', async () => {
    const names = await dockerAtEngine(lab.engines[0].socket).run('ps', '-aq');
    expect(names).toBe('');
  });
});
