import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { makeService, removeServicesIn } from '@/e2e/fixtures/services';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** The stand's Swarm has its three engines registered: what is on a worker is reached through the cluster. */
describe('containers of every node', () => {
  const { manager, workers } = stand.swarm;
  const [worker, otherWorker] = workers;
  let admin: Person;
  let operator: PersonAtCluster;
  let ana: Person;
  let own: PersonAtCluster;
  let stranger: PersonAtCluster;
  let viewer: PersonAtCluster;
  let shop: string;
  const name = stand.unique('far');
  let id: string;

  /** By its path; for who may schedule there. */
  const create = async (who: PersonAtCluster, node: string, called: string, body: object = {}) =>
    who.door.post(`/nodes/${node}/v1.41/containers/create?name=${called}`, {
      Image: 'busybox',
      Cmd: ['sleep', '1d'],
      StopSignal: 'SIGKILL',
      Labels: { 'io.wheelhouse.collection': shop },
      ...body,
    });

  beforeAll(async () => {
    admin = await stand.admin();
    operator = await admin.at('swarm');
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    own = await ana.at('swarm');
    stranger = await (await stand.person('ben', { on: await stand.collection('other') })).at('swarm');
    viewer = await (await stand.person('vic', { role: 'View Only', on: shop })).at('swarm');
    const made = await create(own, worker.name, name);
    expect(made).toMatchObject({ status: 201 });
    id = made.json.Id;
  });

  afterAll(async () => {
    for (const { truth } of stand.swarm.nodes) {
      const label = [`io.wheelhouse.collection=${shop}`];
      const filters = encodeURIComponent(JSON.stringify({ label }));
      const { body } = await truth.ask('GET', `/containers/json?all=1&filters=${filters}`);
      for (const { Id } of body as { Id: string }[]) await truth.remove(Id);
    }
    await removeServicesIn(shop);
  });

  it('are made on a node by its path, and nowhere else', async () => {
    expect(await worker.truth.container(name)).toMatchObject({ Id: id });
    expect(await manager.truth.container(name)).toBeUndefined();
    const { items } = await ana.api.get('/placements?cluster=swarm&kind=container');
    expect(items).toContainEqual(expect.objectContaining({ id, collection: shop }));
  });

  it('are started, looked at, entered, copied, changed and stopped through the cluster', async () => {
    const { docker } = own;
    expect(await docker.run('start', name)).toBe(name);
    expect(await docker.run('inspect', '-f', '{{.Id}}', id.slice(0, 12))).toBe(id);
    expect(await docker.run('inspect', '-f', '{{.Id}}', `${worker.name}/${name}`)).toBe(id);
    expect(await docker.run('ps', '--no-trunc', '--format', '{{.ID}}')).toContain(id);
    expect(await docker.run('exec', name, 'hostname')).toBe(id.slice(0, 12));
    expect(await docker.run('exec', `${worker.name}/${name}`, 'echo', 'by node')).toBe('by node');
    expect(await docker.run('top', name)).toContain('sleep');
    expect(await docker.run('stats', '--no-stream', '--format', '{{.ID}}', name)).toContain(id.slice(0, 12));
    expect(await docker.run('cp', `${name}:/etc/passwd`, '-')).toContain('root:x:0:0');
    await docker.run('update', '--memory', '64m', '--memory-swap', '64m', name);
    await docker.run('exec', name, 'touch', '/made-here');
    expect(await docker.run('diff', name)).toContain('A /made-here');
    await docker.run('pause', name);
    expect(await docker.run('ps', '--filter', `name=${name}`, '--format', '{{.Status}}')).toContain('Paused');
    await docker.run('unpause', name);
    await docker.run('rename', name, `${name}-2`);
    expect((await worker.truth.container(id))?.Name).toBe(`/${name}-2`);
    await docker.run('rename', `${name}-2`, name);
    await docker.run('kill', name);
    expect(await docker.run('wait', name)).toBe('137');
    await docker.run('start', name);
  });

  it('write logs and streams to whoever follows them there', async () => {
    const { docker } = own;
    const talker = stand.unique('talker');
    const made = await create(own, worker.name, talker, {
      Cmd: ['sh', '-c', 'echo first; read line; echo got $line; sleep 1d'],
      OpenStdin: true,
      AttachStdin: true,
    });
    expect(made.status).toBe(201);
    const attached = docker.start('start', '--attach', '--interactive', talker);
    await attached.prints('first');
    attached.type('hello\n');
    await attached.prints('got hello');
    await attached.kill();
    expect(await docker.run('logs', talker)).toContain('got hello');
    await docker.run('rm', '--force', talker);
    expect(await worker.truth.container(talker)).toBeUndefined();
  });

  it('say where they are to operators, in names that Docker has room for', async () => {
    const namesFor = async ({ door }: PersonAtCluster) => {
      const { json } = await door.get('/containers/json');
      return json.find(({ Id }: { Id: string }) => Id === id).Names;
    };
    expect(await namesFor(operator)).toEqual([`/${name}`, `/${worker.name}/${name}`]);
    expect(await namesFor(own)).toEqual([`/${name}`]);
    expect(await own.docker.run('ps', '--filter', `id=${id}`, '--format', '{{.Names}}')).toBe(name);
  });

  it('do not exist for who may not see them, by whatever name and path', async () => {
    const references = [id, id.slice(0, 12), name, `${worker.name}/${name}`];
    for (const reference of references) {
      for (const path of [`/containers/${reference}`, `/nodes/${worker.name}/containers/${reference}`]) {
        if (path.includes('/nodes/') && reference.includes('/')) continue;
        const gone = { status: 404, json: { message: `No such container: ${reference}` } };
        expect(await stranger.door.get(`${path}/json`)).toMatchObject(gone);
        expect(await stranger.door.get(`${path}/logs?stdout=1`)).toMatchObject(gone);
        expect(await stranger.door.post(`${path}/kill`)).toMatchObject(gone);
        expect(await stranger.door.post(`${path}/exec`, { Cmd: ['id'] })).toMatchObject(gone);
        expect(await stranger.door.delete(`${path}?force=1`)).toMatchObject(gone);
      }
    }
    for (const path of ['/containers/json?all=1', `/nodes/${worker.name}/containers/json?all=1`]) {
      expect((await stranger.door.get(path)).text).not.toContain(id);
    }
    expect((await worker.truth.container(id))?.State.Running).toBe(true);
    expect((await worker.truth.container(id))?.ExecIDs).toBeNull();
  });

  it('are seen and not touched by who may only look', async () => {
    expect(await viewer.door.get(`/containers/${id}/json`)).toMatchObject({ status: 200 });
    for (const path of [`/containers/${id}`, `/nodes/${worker.name}/containers/${id}`]) {
      const refused = { status: 403, json: { message: expect.stringContaining(shop) } };
      expect(await viewer.door.post(`${path}/stop`)).toMatchObject(refused);
      expect(await viewer.door.post(`${path}/exec`, { Cmd: ['id'] })).toMatchObject(refused);
      expect(await viewer.door.delete(`${path}?force=1`)).toMatchObject(refused);
    }
    expect((await worker.truth.container(id))?.State.Running).toBe(true);
  });

  it('of the same name are told apart by their nodes', async () => {
    const twin = stand.unique('twin');
    const [one, two] = [await create(own, worker.name, twin), await create(own, otherWorker.name, twin)];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(await own.door.get(`/containers/${twin}/json`)).toMatchObject({
      status: 400,
      json: { message: `multiple IDs found with provided prefix: ${twin}` },
    });
    expect(await own.door.delete(`/containers/${twin}`)).toMatchObject({ status: 400 });
    const { json } = await own.door.get(`/containers/${otherWorker.name}/${twin}/json`);
    expect(json.Id).toBe(two.json.Id);
    // Nobody else's twin makes a name ambiguous.
    expect(await stranger.door.get(`/containers/${twin}/json`)).toMatchObject({ status: 404 });
    expect(await own.door.delete(`/containers/${worker.name}/${twin}`)).toMatchObject({ status: 204 });
    expect(await worker.truth.container(twin)).toBeUndefined();
    expect((await own.door.get(`/containers/${twin}/json`)).json.Id).toBe(two.json.Id);
  });

  it('of tasks are where their service is', async () => {
    const service = await makeService(ana, shop, '--constraint', `node.hostname==${worker.name}`);
    const task = await waitFor('its task to run on the worker', async () => {
      const [found] = await stand.swarm.tasksOf(service.name);
      return found?.Status.State === 'running' && found;
    });
    const container = `${service.name}.1.${task.ID}`;
    expect(await worker.truth.container(container)).toBeDefined();
    expect(await own.docker.run('exec', container, 'echo', 'inside')).toBe('inside');
    expect(await own.docker.run('ps', '--format', '{{.Names}}')).toContain(container);
    expect(await stranger.door.get(`/containers/${container}/json`)).toMatchObject({ status: 404 });
    expect(await viewer.door.post(`/containers/${container}/stop`)).toMatchObject({ status: 403 });
  });

  describe('by the path of a node', () => {
    it('things are made by nobody who may not schedule on it', async () => {
      const called = stand.unique('sneaked');
      // Managers are in /System: for ana there is no such node.
      const hidden = { status: 404, json: { message: `node ${manager.name} not found` } };
      expect(await create(own, manager.name, called)).toMatchObject(hidden);
      expect(await own.door.get(`/nodes/${manager.name}/images/json`)).toMatchObject(hidden);
      const pull = `/nodes/${manager.name}/images/create?fromImage=busybox`;
      expect(await own.door.post(pull)).toMatchObject(hidden);
      const looks = await stand.role('looks', ['node.view']);
      await stand.grant(`user:${ana.username}`, looks, '/System');
      await waitFor('the grant to hold', async () => {
        return (await own.door.get(`/nodes/${manager.name}/containers/json`)).status === 200;
      });
      expect(await create(own, manager.name, called)).toMatchObject({
        status: 403,
        json: { message: expect.stringContaining('node.schedule on /System') },
      });
      const volume = { Name: called, Labels: { 'io.wheelhouse.collection': shop } };
      expect(await own.door.post(`/nodes/${manager.name}/volumes/create`, volume)).toMatchObject({
        status: 403,
      });
      const network = { ...volume, CheckDuplicate: true };
      expect(await own.door.post(`/nodes/${manager.name}/networks/create`, network)).toMatchObject({
        status: 403,
      });
      expect(await manager.truth.container(called)).toBeUndefined();
      expect(await manager.truth.hasVolume(called)).toBe(false);
    });

    it('things are made by nobody who may not create them, and guarded as everywhere', async () => {
      const called = stand.unique('guarded');
      expect(await create(stranger, worker.name, called)).toMatchObject({ status: 403 });
      expect(await create(viewer, worker.name, called)).toMatchObject({ status: 403 });
      const privileged = { HostConfig: { Privileged: true } };
      expect(await create(own, worker.name, called, privileged)).toMatchObject({ status: 403 });
      const mounting = { HostConfig: { Binds: ['/etc:/host'] } };
      expect(await create(own, worker.name, called, mounting)).toMatchObject({ status: 403 });
      expect(await worker.truth.container(called)).toBeUndefined();
    });

    it('volumes are those of that node alone', async () => {
      const volume = stand.unique('data');
      const labels = { Labels: { 'io.wheelhouse.collection': shop } };
      expect(
        await own.door.post(`/nodes/${worker.name}/volumes/create`, { Name: volume, ...labels }),
      ).toMatchObject({ status: 201 });
      expect(await worker.truth.hasVolume(volume)).toBe(true);
      expect(await own.door.get(`/nodes/${worker.name}/volumes/${volume}`)).toMatchObject({ status: 200 });
      expect(await own.door.get(`/nodes/${otherWorker.name}/volumes/${volume}`)).toMatchObject({
        status: 404,
      });
      expect(await own.door.get(`/volumes/${volume}`)).toMatchObject({ status: 404 });
      expect(await stranger.door.get(`/nodes/${worker.name}/volumes/${volume}`)).toMatchObject({
        status: 404,
      });
      expect(await own.door.delete(`/nodes/${worker.name}/volumes/${volume}`)).toMatchObject({ status: 204 });
    });

    it('an operator sees disk use, images and what the engine is', async () => {
      const df = await operator.door.get(`/nodes/${worker.name}/system/df`);
      expect(df.json.Containers.map(({ Id }: { Id: string }) => Id)).toContain(id);
      expect((await operator.door.get('/system/df')).text).not.toContain(id);
      expect((await operator.door.get(`/nodes/${worker.name}/info`)).json.Name).toBe(worker.name);
      expect(await operator.docker.run('info', '-f', '{{.Name}}')).toBe(manager.name);
    });

    it('a worker tells of no services, in its own words', async () => {
      const answer = await operator.door.post(`/nodes/${worker.name}/services/create`, {
        Name: stand.unique('nowhere'),
        TaskTemplate: { ContainerSpec: { Image: stand.swarm.image('busybox') } },
      });
      expect(answer.status).toBe(503);
      expect(answer.json.message).toContain('This node is not a swarm manager');
    });

    it.each(['nobody', randomBytes(12).toString('hex'), '%6eobody', '..'])('%s is no node', async (node) => {
      const { status } = await operator.door.get(`/nodes/${node}/containers/json`);
      expect([400, 404]).toContain(status);
    });
  });
});
