import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { makeService, removeServicesIn, serviceCreate } from '@/e2e/fixtures/services';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** Services for people who hold Full Control on one collection of a cluster of three nodes. */
describe('services', () => {
  let shop: string;
  let bakery: string;
  let ana: Person;
  let ben: Person;
  let vera: Person;
  const image = stand.swarm.image('busybox');

  beforeAll(async () => {
    shop = await stand.collection('shop');
    bakery = await stand.collection('bakery');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    ben = await stand.person('ben', { role: 'Full Control', on: bakery });
    vera = await stand.person('vera', { role: 'View Only', on: shop });
  });

  afterAll(() => removeServicesIn(shop, bakery));

  it('run through create, list, ps, scale, update, rollback, logs and rm', async () => {
    const { docker } = await ana.at('swarm');
    const name = stand.unique('life');
    const quick = ['--update-monitor', '100ms', '--rollback-monitor', '100ms'];
    const create = serviceCreate(name, shop, ...quick).filter((word) => word !== '--detach');
    await docker.run(...create, 'sh', '-c', 'echo hello; sleep 1d');
    expect(await docker.run('service', 'ls', '--format', '{{.Name}} {{.Replicas}}')).toContain(`${name} 1/1`);
    expect(await docker.run('service', 'ps', name, '--format', '{{.CurrentState}}')).toMatch(/^Running/);
    await docker.run('service', 'scale', `${name}=2`);
    expect(await docker.run('service', 'ls', '--format', '{{.Name}} {{.Replicas}}')).toContain(`${name} 2/2`);
    await waitFor('its logs', async () => (await docker.run('service', 'logs', name)).includes('hello'));
    await docker.run('service', 'update', '--quiet', '--env-add', 'A=b', name);
    expect(
      await docker.run(
        'service',
        'inspect',
        name,
        '--format',
        '{{json .Spec.TaskTemplate.ContainerSpec.Env}}',
      ),
    ).toBe('["A=b"]');
    await docker.run('service', 'rollback', '--quiet', name);
    expect(
      await docker.run(
        'service',
        'inspect',
        name,
        '--format',
        '{{json .Spec.TaskTemplate.ContainerSpec.Env}}',
      ),
    ).toBe('null');
    expect(await docker.run('inspect', name, '--format', '{{.Spec.Mode.Replicated.Replicas}}')).toBe('2');
    const task = (await docker.run('service', 'ps', '-q', '--no-trunc', name)).split('\n')[0] ?? '';
    expect(await docker.run('inspect', task, '--format', '{{.ServiceID}}')).toHaveLength(25);
    await docker.run('service', 'rm', name);
    expect(await stand.swarm.service(name)).toBeUndefined();
  });

  it('are nothing to a stranger: not by name, id, prefix, filter, task or log', async () => {
    const { name, id } = await makeService(ana, shop, '--replicas', '1');
    const task = await waitFor('a task', async () => (await stand.swarm.tasksOf(name))[0]?.ID);
    const { docker, door } = await ben.at('swarm');
    for (const reference of [name, id, id.slice(0, 12)]) {
      expect(await docker.refused('service', 'inspect', reference)).toMatch(/no such service|not found/i);
      expect(await docker.refused('service', 'rm', reference)).toMatch(/not found/);
      expect(await docker.refused('service', 'scale', '-d', `${reference}=3`)).toMatch(/not found/);
      expect((await door.get(`/services/${reference}/logs?stdout=1`)).status).toBe(404);
    }
    expect(await docker.run('service', 'ls', '-q')).toBe('');
    expect(await docker.run('service', 'ls', '-q', '--filter', `name=${name}`)).toBe('');
    expect((await door.get('/tasks')).text).not.toContain(id);
    const byService = await door.get(
      `/tasks?filters=${encodeURIComponent(JSON.stringify({ service: [name] }))}`,
    );
    expect(byService.status).toBe(404);
    expect((await door.get(`/tasks/${task}`)).status).toBe(404);
    expect((await door.get(`/tasks/${task}/logs?stdout=1`)).status).toBe(404);
    expect(await stand.swarm.service(name)).toMatchObject({
      Spec: { Mode: { Replicated: { Replicas: 1 } } },
    });
  });

  it('can be looked at and not touched by who may only view; their environment is hidden', async () => {
    const { name } = await makeService(ana, shop, '--env', 'PASSWORD=topsecret');
    const { docker, door } = await vera.at('swarm');
    const shown = await docker.run('service', 'inspect', name);
    expect(shown).toContain('PASSWORD=[hidden]');
    expect(shown).not.toContain('topsecret');
    expect((await door.get('/services')).text).not.toContain('topsecret');
    expect((await door.get('/tasks')).text).not.toContain('topsecret');
    expect(await docker.refused('service', 'rm', name)).toContain(`service.remove on ${shop}`);
    expect(await docker.refused('service', 'update', '-d', '--replicas', '0', name)).toContain(
      `service.update on ${shop}`,
    );
    expect(
      await docker.refused('service', 'create', '-d', '--name', stand.unique('x'), ...inside(shop), image),
    ).toContain(`service.create on ${shop}`);
    expect(await stand.swarm.service(name)).toMatchObject({
      Spec: { Mode: { Replicated: { Replicas: 1 } } },
    });
  });

  it('keep what is hidden from who updates them without seeing it', async () => {
    const { name } = await makeService(ana, shop, '--env', 'PASSWORD=topsecret');
    const role = await stand.role('scaler', [
      'service.view',
      'service.update',
      'image.use',
      'node.view',
      'node.schedule',
    ]);
    const sam = await stand.person('sam', { role, on: shop });
    const { docker } = await sam.at('swarm');
    await docker.run('service', 'update', '-d', '--env-add', 'MORE=1', name);
    const spec = await stand.swarm.service(name);
    expect(JSON.stringify(spec)).toContain('PASSWORD=topsecret');
    expect(JSON.stringify(spec)).toContain('MORE=1');
    expect(await docker.run('service', 'inspect', name)).not.toContain('topsecret');
  });

  it('go where they may be created, and only there', async () => {
    const { docker } = await ana.at('swarm');
    const name = stand.unique('astray');
    expect(
      await docker.refused('service', 'create', '-d', '--name', name, ...inside(bakery), image),
    ).toContain(`service.create on ${bakery}`);
    const body = {
      Name: name,
      TaskTemplate: { ContainerSpec: { Image: image } },
      Labels: { 'io.wheelhouse.owner': 'x' },
    };
    expect((await (await ana.at('swarm')).door.post('/services/create', body)).status).toBe(400);
    expect(await stand.swarm.service(name)).toBeUndefined();
    const { name: placed } = await makeService(ana, shop, '--label', `com.docker.ucp.access.label=${shop}`);
    expect((await stand.swarm.service(placed))?.Spec.Labels).toMatchObject({
      'io.wheelhouse.collection': shop,
    });
  });

  it('are not moved by labels, and go on when they were moved', async () => {
    const { name, id } = await makeService(ana, shop);
    const { docker } = await ana.at('swarm');
    const moving = ['service', 'update', '-d', '--label-add', `com.docker.ucp.access.label=${bakery}`];
    expect(await docker.refused(...moving, name)).toContain('labels do not move things');
    const { api } = await stand.admin();
    await api.put('/placements', { cluster: 'swarm', kind: 'service', id, collection: bakery });
    await waitFor(
      'it to be hers no more',
      async () => (await docker.attempt('service', 'inspect', name)).code !== 0,
    );
    const { docker: now } = await ben.at('swarm');
    await now.run('service', 'update', '-d', '--label-add', 'a=b', name);
    expect((await stand.swarm.service(id))?.Spec.Labels).toMatchObject({
      'io.wheelhouse.collection': bakery,
    });
  });

  it('show their containers where they are', async () => {
    const { name } = await makeService(ana, shop, '--mode', 'global');
    const visible = async (person: Person) =>
      (await (await person.at('swarm')).docker.run('ps', '-a', '--format', '{{.Names}}')).includes(name);
    const root = await stand.admin();
    const onManager = await waitFor('tasks', async () => (await stand.swarm.tasksOf(name)).length > 0);
    expect(onManager).toBe(true);
    if (await visible(root)) expect(await visible(ana)).toBe(true);
    expect(await visible(ben)).toBe(false);
  });

  it('have logs that end when the right to them does', async () => {
    const role = await stand.role('reader', ['service.view', 'service.logs']);
    const rita = await stand.person('rita');
    const grant = await stand.grant(`user:${rita.username}`, role, shop);
    const { docker } = await ana.at('swarm');
    const name = stand.unique('chatty');
    await docker.run(
      'service',
      'create',
      '-d',
      '--name',
      name,
      ...inside(shop),
      image,
      'sh',
      '-c',
      'while true; do echo tick; sleep 0.2; done',
    );
    const reader = await rita.at('swarm');
    const following = reader.docker.start('service', 'logs', '-f', name);
    await waitFor('something', () => following.output.includes('tick'));
    await grant.revoke();
    await following.ends();
    expect((await reader.door.get(`/services/${name}/logs?stdout=1`)).status).toBe(404);
  });

  it('leave a record without their environment', async () => {
    const { name } = await makeService(ana, shop, '--env', 'PASSWORD=topsecret');
    const { api } = await stand.admin();
    const { items } = await api.get(`/audit?operation=service.create&resource=${name}`);
    const entry = items.find((item: { resource: { name: string } }) => item.resource.name === name);
    expect(entry).toBeDefined();
    expect(JSON.stringify(items)).not.toContain('topsecret');
  });
});
