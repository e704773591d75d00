import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dockerAtEngine } from '@/e2e/fixtures/docker-cli';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { type Lab, startLab } from '@/e2e/lab/lab';
import { waitFor } from '@/e2e/wait-for';

/** Two engines of their own, which found, join and leave Swarms. */
describe('administering a Swarm', () => {
  let lab: Lab;
  let admin: Person;
  let [first, second]: (PersonAtCluster | undefined)[] = [];
  let tenant: PersonAtCluster;
  const names = [stand.unique('first'), stand.unique('second')] as const;
  const secrets: string[] = [];

  const at = (index: 0 | 1): PersonAtCluster => {
    const found = index === 0 ? first : second;
    if (!found) throw new Error('The cluster is not registered');
    return found;
  };

  const engineOf = (index: number) => dockerAtEngine(lab.engines[index]?.socket ?? '');

  beforeAll(async () => {
    lab = await startLab({ engines: 2, swarm: false, registry: false });
    admin = await stand.admin();
    for (const [index, name] of names.entries()) {
      await admin.api.post('/clusters', { name, endpoint: lab.engines[index]?.dockerHost });
    }
    await waitFor('both are reachable', async () => {
      const { items } = await admin.api.get('/clusters?limit=100');
      const mine = items.filter(({ name }: { name: string }) => names.includes(name as never));
      return mine.length === 2 && mine.every(({ state }: { state: string }) => state === 'reachable');
    });
    [first, second] = await Promise.all(names.map((name) => admin.at(name)));
    const full = await stand.person('ana', { on: '/Shared' });
    tenant = await full.at(names[0]);
  });

  afterAll(async () => {
    for (const name of names) await admin.api.delete(`/clusters/${name}`);
    await lab.stop();
  });

  it('is for nobody without swarm.manage on /', async () => {
    const attempts = [
      ['/swarm/init', { ListenAddr: '0.0.0.0:2377' }],
      ['/swarm/join', { JoinToken: 'SWMTKN-1-x', RemoteAddrs: ['10.0.0.1:2377'] }],
      ['/swarm/leave?force=1', undefined],
      ['/swarm/update?version=1', {}],
      ['/swarm/unlock', { UnlockKey: 'SWMKEY-1-x' }],
    ] as const;
    for (const [path, body] of attempts) {
      expect(await tenant.door.post(path, body)).toMatchObject({
        status: 403,
        json: { message: expect.stringContaining('swarm.manage on /') },
      });
    }
    expect((await tenant.door.get('/swarm/unlockkey')).status).toBe(403);
    expect((await tenant.door.get('/swarm')).status).toBe(403);
    expect(await engineOf(0).run('info', '--format', '{{.Swarm.LocalNodeState}}')).toBe('inactive');
  });

  it('founds one, whose only node serves everyone', async () => {
    const address = lab.engines[0]?.address ?? '';
    await at(0).docker.run('swarm', 'init', '--advertise-addr', address);
    expect(await at(0).docker.run('node', 'ls', '--format', '{{.Hostname}}')).toBe(lab.engines[0]?.name);
    const { items } = await admin.api.get(`/placements?cluster=${names[0]}&kind=node`);
    expect(items).toEqual([expect.objectContaining({ collection: '/Shared' })]);
    expect((await tenant.door.get('/swarm')).status).toBe(403);
    expect((await tenant.door.get('/info')).text).not.toContain(address);
    expect((await at(0).door.get('/info')).json.Swarm.Cluster.ID).toBeTruthy();
  });

  it('shows join tokens, rotates them, and lets others join', async () => {
    const before = await at(0).docker.run('swarm', 'join-token', '-q', 'worker');
    const token = await at(0).docker.run('swarm', 'join-token', '-q', '--rotate', 'worker');
    expect(token).not.toBe(before);
    secrets.push(before, token);
    const remote = `${lab.engines[0]?.address}:2377`;
    await at(1).docker.run('swarm', 'join', '--token', token, remote);
    const worker = lab.engines[1]?.name ?? '';
    await waitFor('the worker is ready', async () =>
      (await at(0).docker.run('node', 'ls', '--format', '{{.Hostname}} {{.Status}}')).includes(
        `${worker} Ready`,
      ),
    );
    const { items } = await admin.api.get(`/placements?cluster=${names[0]}&kind=node`);
    expect(items.map(({ collection }: { collection: string }) => collection)).toEqual(['/Shared', '/Shared']);
  });

  it('a worker knows nothing of the Swarm, and says so in the engine’s words', async () => {
    const direct = await engineOf(1).attempt('service', 'ls');
    expect(await at(1).docker.refused('secret', 'ls')).toContain('This node is not a swarm manager');
    expect(direct.stderr).toContain('This node is not a swarm manager');
    await at(1).docker.run('ps');
  });

  it('shows how it is run without tokens to who only sees clusters', async () => {
    const role = await stand.role('watches-clusters', ['cluster.view']);
    const watcher = await (await stand.person('wat', { role, on: '/' })).at(names[0]);
    const { status, json } = await watcher.door.get('/swarm');
    expect(status).toBe(200);
    expect(json).toMatchObject({ Spec: { Name: 'default' }, JoinTokens: {} });
    expect((await watcher.door.get('/swarm/unlockkey')).status).toBe(403);
    expect((await watcher.door.post('/swarm/leave?force=1')).status).toBe(403);
  });

  it('drains, moves, promotes and demotes nodes', async () => {
    const worker = lab.engines[1]?.name ?? '';
    await at(0).docker.run('node', 'update', '--availability', 'drain', worker);
    expect(await engineOf(0).run('node', 'inspect', worker, '--format', '{{.Spec.Availability}}')).toBe(
      'drain',
    );
    const nodes = await stand.collection('nodes', '');
    const id = (await at(0).door.get(`/nodes/${worker}`)).json.ID;
    await admin.api.put('/placements', { cluster: names[0], kind: 'node', id, collection: nodes });
    expect((await tenant.door.get(`/nodes/${id}`)).status).toBe(404);
    const scheduler = await (await stand.person('ben', { role: 'Scheduler', on: nodes })).at(names[0]);
    expect((await scheduler.door.get(`/nodes/${id}`)).status).toBe(200);
    expect((await scheduler.door.delete(`/nodes/${id}?force=1`)).status).toBe(403);
    const isManager = async () =>
      (await engineOf(1).run('info', '--format', '{{.Swarm.ControlAvailable}}')) === 'true';
    await at(0).docker.run('node', 'promote', worker);
    await waitFor('the other manages too', isManager);
    await at(0).docker.run('node', 'demote', worker);
    await waitFor('it works only', async () => !(await isManager()));
    const { items } = await admin.api.get(`/placements?cluster=${names[0]}&kind=node&id=${id}`);
    expect(items).toEqual([expect.objectContaining({ collection: nodes })]);
  });

  /**
   * Which unlock key the first engine has encrypted its node's key with; 0: none. It does so a moment after
   * it answers, and one that is killed before needs the key that it had (swarmkit, ca/keyreadwriter.go).
   */
  function usedKey(): number {
    const folder = dirname(lab.engines[0].socket);
    const file = readFileSync(join(folder, 'data/swarm/certificates/swarm-node.key'), 'utf8');
    return Number(/^kek-version: (\d+)$/m.exec(file)?.[1] ?? 0);
  }

  it('locks managers, and keeps the key to itself', async () => {
    await at(0).docker.run('swarm', 'update', '--autolock');
    const earlier = await waitFor('the engine to use the key', () => usedKey() || undefined);
    const key = await at(0).docker.run('swarm', 'unlock-key', '-q');
    expect(key).toMatch(/^SWMKEY/);
    secrets.push(key);
    const rotated = await at(0).docker.run('swarm', 'unlock-key', '-q', '--rotate');
    secrets.push(rotated);
    await waitFor('the engine to use the next key', () => usedKey() > earlier);
    await lab.engines[0].kill();
    await lab.engines[0].start();
    await waitFor('it is locked', async () =>
      (await at(0).docker.attempt('node', 'ls')).stderr.includes('Swarm is encrypted'),
    );
    expect(await at(0).docker.refused('secret', 'inspect', 'x')).toContain('Swarm is encrypted');
    expect((await at(0).docker.runWithInput(Buffer.from(`${key}x\n`), 'swarm', 'unlock')).code).not.toBe(0);
    const isUnlocked = async () => {
      await at(0).docker.runWithInput(Buffer.from(`${rotated}\n`), 'swarm', 'unlock');
      return (await at(0).docker.attempt('node', 'ls')).code === 0;
    };
    await waitFor('it is unlocked', isUnlocked, { timeoutMs: 60_000 });
    const { items } = await admin.api.get(`/placements?cluster=${names[0]}&kind=node`);
    expect(items).toHaveLength(2);
    await at(0).docker.run('swarm', 'update', '--autolock=false');
  }, 120_000);

  it('lets nodes leave, and forgets them', async () => {
    const worker = lab.engines[1]?.name ?? '';
    const isState = (state: string) => async () =>
      (await at(0).docker.run('node', 'ls', '--format', '{{.Hostname}} {{.Status}}')).includes(
        `${worker} ${state}`,
      );
    // The manager was away: its worker comes back to it in its own time.
    await waitFor('the worker is ready', isState('Ready'), { timeoutMs: 60_000 });
    await at(1).docker.run('swarm', 'leave');
    await waitFor('the worker is down', isState('Down'), { timeoutMs: 60_000 });
    const id = (await at(0).door.get(`/nodes/${worker}`)).json.ID;
    await at(0).docker.run('node', 'rm', worker);
    const { items } = await admin.api.get(`/placements?cluster=${names[0]}&kind=node&id=${id}`);
    expect(items).toEqual([]);
    await at(0).docker.run('swarm', 'leave', '--force');
    expect(await engineOf(0).run('info', '--format', '{{.Swarm.LocalNodeState}}')).toBe('inactive');
    expect(await at(0).docker.refused('node', 'ls')).toContain('This node is not a swarm manager');
  }, 180_000);

  it('is on record, without tokens and keys', async () => {
    const { items } = await admin.api.get(`/audit?cluster=${names[0]}&operation=swarm.manage&limit=100`);
    const all = JSON.stringify(items);
    for (const known of ['/swarm/init', '/swarm/update', '/swarm/leave', 'join tokens', 'unlock key']) {
      expect(all).toContain(known);
    }
    const log = readFileSync(stand.facts.logFile, 'utf8');
    expect(secrets).toHaveLength(4);
    for (const secret of secrets) {
      expect(all).not.toContain(secret);
      expect(log).not.toContain(secret);
    }
  });
});
