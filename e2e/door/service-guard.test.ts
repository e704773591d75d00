import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { makeService, removeServicesIn, serviceCreate } from '@/e2e/fixtures/services';
import { inside, stand } from '@/e2e/fixtures/stand';

/** What a service may reach: the same when it is made, changed and rolled back. */
describe('the guard of services', () => {
  let shop: string;
  let bakery: string;
  let ana: Person;
  let ben: Person;
  const image = stand.swarm.image('busybox');

  beforeAll(async () => {
    shop = await stand.collection('shop');
    bakery = await stand.collection('bakery');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    ben = await stand.person('ben', { role: 'Full Control', on: bakery });
  });

  afterAll(() => removeServicesIn(shop, bakery));

  it('reach nothing of the node without the operation for it', async () => {
    const { docker, door } = await ana.at('swarm');
    const name = stand.unique('reach');
    const create = ['service', 'create', '-d', '--name', name, ...inside(shop)];
    expect(await docker.refused(...create, '--mount', 'type=bind,source=/etc,target=/x', image)).toContain(
      'service.create.host-mounts',
    );
    expect(await docker.refused(...create, '--cap-add', 'SYS_ADMIN', image)).toContain(
      'service.create.capabilities',
    );
    expect(await docker.refused(...create, '--network', 'host', image)).toContain(
      'service.create.host-network',
    );
    expect(await docker.refused(...create, '--sysctl', 'kernel.msgmax=1', image)).toContain(
      'service.create.kernel-settings',
    );
    expect(
      await docker.refused(...create, '--mount', 'type=volume,source={{.Service.Name}},target=/x', image),
    ).toContain('volume.use on /');
    const plugin = {
      Name: name,
      TaskTemplate: { Runtime: 'plugin', PluginSpec: { name: 'x', remote: 'x/y' } },
    };
    expect((await door.post('/services/create', plugin)).status).toBe(400);
    expect(await stand.swarm.service(name)).toBeUndefined();
  });

  it('are held to the same when they are updated', async () => {
    const { name, id } = await makeService(ana, shop);
    const { docker, door } = await ana.at('swarm');
    const update = ['service', 'update', '-d'];
    expect(await docker.refused(...update, '--mount-add', 'type=bind,source=/,target=/x', name)).toContain(
      'service.create.host-mounts',
    );
    expect(await docker.refused(...update, '--cap-add', 'ALL', name)).toContain(
      'service.create.capabilities',
    );
    expect(await docker.refused(...update, '--network-add', 'host', name)).toContain(
      'service.create.host-network',
    );
    const before = await stand.swarm.service(id);
    const spec = { ...before?.Spec, TaskTemplate: { Runtime: 'plugin', PluginSpec: { remote: 'x/y' } } };
    expect((await door.post(`/services/${id}/update?version=${before?.Version.Index}`, spec)).status).toBe(
      400,
    );
    expect(await stand.swarm.service(id)).toEqual(before);
  });

  it('may be scaled and not changed by who could not have made them', async () => {
    const root = await (await stand.admin()).at('swarm');
    const name = stand.unique('agent');
    await root.docker.run(
      'service',
      'create',
      '-d',
      '--name',
      name,
      ...inside(shop),
      '--mount',
      'type=bind,source=/etc,target=/host',
      image,
      'sleep',
      '1d',
    );
    const { docker } = await ana.at('swarm');
    await docker.run('service', 'scale', '-d', `${name}=2`);
    expect(await stand.swarm.service(name)).toMatchObject({
      Spec: {
        Mode: { Replicated: { Replicas: 2 } },
        TaskTemplate: { ContainerSpec: { Mounts: [{ Source: '/etc' }] } },
      },
    });
    for (const change of [
      ['--args', 'cat /host/shadow'],
      ['--env-add', 'A=b'],
      ['--image', stand.swarm.image('notes')],
      ['--user', '0'],
    ]) {
      expect(await docker.refused('service', 'update', '-d', ...change, name)).toContain(
        'service.create.host-mounts',
      );
    }
    expect(await docker.run('service', 'inspect', name)).not.toContain('"/etc"');
    await docker.run('service', 'update', '-d', '--mount-rm', '/host', name);
    expect(await docker.refused('service', 'rollback', '-d', name)).toContain('service.create.host-mounts');
    expect(
      await docker.run(
        'service',
        'update',
        '-d',
        '--update-failure-action',
        'rollback',
        '--args',
        'false',
        name,
      ),
    ).toContain(name);
    expect(JSON.stringify((await stand.swarm.service(name))?.Spec)).not.toContain('/etc');
  });

  it('cannot be made to fall back to what their updater could not run', async () => {
    const root = await (await stand.admin()).at('swarm');
    const name = stand.unique('trap');
    await root.docker.run(
      'service',
      'create',
      '-d',
      '--name',
      name,
      ...inside(shop),
      '--mount',
      'type=bind,source=/etc,target=/host',
      image,
      'sleep',
      '1d',
    );
    const { docker } = await ana.at('swarm');
    expect(
      await docker.refused(
        'service',
        'update',
        '-d',
        '--mount-rm',
        '/host',
        '--update-failure-action',
        'rollback',
        name,
      ),
    ).toContain('service.create.host-mounts');
  });

  it('use secrets, configs and networks only with the right to them', async () => {
    const root = await (await stand.admin()).at('swarm');
    const secret = stand.unique('key');
    const config = stand.unique('conf');
    const network = stand.unique('net');
    await root.docker.runWithInput(Buffer.from('x'), 'secret', 'create', ...inside(bakery), secret, '-');
    await root.docker.runWithInput(Buffer.from('x'), 'config', 'create', ...inside(bakery), config, '-');
    await root.docker.run('network', 'create', '-d', 'overlay', ...inside(bakery), network);
    const secretId = (await stand.swarm.secret(secret))?.ID;
    const configId = (await stand.swarm.config(config))?.ID;
    const networkId = await root.docker.run('network', 'inspect', '-f', '{{.Id}}', network);
    const { door, docker } = await ana.at('swarm');
    const ownSecret = stand.unique('own');
    await docker.runWithInput(Buffer.from('x'), 'secret', 'create', ...inside(shop), ownSecret, '-');
    const ownId = (await stand.swarm.secret(ownSecret))?.ID;
    const name = stand.unique('thief');
    const body = (container: object, task: object = {}) => ({
      Name: name,
      Labels: { 'io.wheelhouse.collection': shop },
      TaskTemplate: { ContainerSpec: { Image: image, ...container }, ...task },
    });
    const File = { Name: 'x', UID: '0', GID: '0', Mode: 292 };
    for (const stolen of [
      body({ Secrets: [{ File, SecretID: secretId, SecretName: secret }] }),
      body({ Secrets: [{ File, SecretID: secretId, SecretName: ownSecret }] }),
      body({ Secrets: [{ File, SecretID: ownId, SecretName: secret }] }),
      body({ Configs: [{ File, ConfigID: configId, ConfigName: config }] }),
      body({}, { Networks: [{ Target: network }] }),
      body({}, { Networks: [{ Target: networkId }] }),
      body({}, { Networks: [{ Target: networkId.slice(0, 10) }] }),
      { ...body({}), Networks: [{ Target: networkId }] },
    ]) {
      const answer = await door.post('/services/create', stolen);
      expect(answer.status, answer.text).toBe(400);
      expect(answer.text).toMatch(/not found/);
    }
    expect(await stand.swarm.service(name)).toBeUndefined();
    const answer = await door.post(
      '/services/create',
      body({ Secrets: [{ File, SecretID: ownId, SecretName: ownSecret }] }),
    );
    expect(answer.status, answer.text).toBe(201);
  });

  it('take no name of a volume that is somebody else\u2019s on any node', async () => {
    const volume = stand.unique('data');
    await makeService(ana, shop, '--mount', `type=volume,source=${volume},target=/data`);
    const { docker } = await ben.at('swarm');
    const create = ['service', 'create', '-d', '--name', stand.unique('b'), ...inside(bakery)];
    expect(
      await docker.refused(...create, '--mount', `type=volume,source=${volume},target=/x`, image),
    ).toContain('taken on this cluster');
    expect(await docker.refused('volume', 'create', ...inside(bakery), volume)).toContain('taken');
    expect(await docker.refused('create', ...inside(bakery), '-v', `${volume}:/x`, image)).toContain('taken');
    expect(await docker.run('volume', 'ls', '-q')).not.toContain(volume);
    await makeService(ana, shop, '--mount', `type=volume,source=${volume},target=/data`);
    const { api } = await stand.admin();
    const moved = { cluster: 'swarm', kind: 'volume', id: volume, collection: bakery };
    await api.put('/placements', moved);
    expect(
      await docker.run(
        ...serviceCreate(stand.unique('b'), bakery, '--mount', `type=volume,source=${volume},target=/x`),
      ),
    ).toBeTruthy();
  });

  it('does not tell whose port is taken, and publishes none that is', async () => {
    const taken = 20_000 + Math.floor(Math.random() * 10_000);
    const { name: first } = await makeService(ana, shop, '--publish', `${taken}:80`);
    const { docker } = await ben.at('swarm');
    const refusal = await docker.refused(
      ...serviceCreate(stand.unique('late'), bakery, '--publish', `${taken}:80`),
    );
    expect(refusal).toContain('in use by another service');
    expect(refusal).not.toContain(first);
  });

  it('uses images only by the right to their names, from registries that the cluster may contact', async () => {
    const vault = await stand.collection('vault', '');
    const prefix = stand.swarm.image('notes');
    const { api } = await stand.admin();
    const { id } = await api.post('/image-prefixes', { prefix, collection: vault });
    const { door } = await ana.at('swarm');
    const create = (Image: string) =>
      door.post('/services/create', {
        Name: stand.unique('image'),
        Labels: { 'io.wheelhouse.collection': shop },
        TaskTemplate: { ContainerSpec: { Image } },
      });
    const digest = `sha256:${'0'.repeat(64)}`;
    for (const image of [prefix, `${prefix}:latest`, `${prefix}@${digest}`, `${prefix}:latest@${digest}`]) {
      const answer = await create(image);
      expect(answer.status, answer.text).toBe(403);
      expect(answer.text).not.toContain(vault);
    }
    expect((await create('registry.example/web')).text).toContain('may not contact');
    expect((await create(digest)).text).toContain('image.use');
    expect((await create('sha256:abc')).status).toBe(403);
    const { name } = await makeService(ana, shop);
    const { docker } = await ana.at('swarm');
    expect(await docker.refused('service', 'update', '-d', '--image', prefix, name)).toContain('image.use');
    await api.delete(`/image-prefixes/${id}`);
  });

  it('is the same for an administrator, who may do all of it', async () => {
    const { docker } = await (await stand.admin()).at('swarm');
    const reaching = ['--cap-add', 'SYS_ADMIN', '--sysctl', 'net.core.somaxconn=9', '--network', 'host'];
    const mounts = [
      'type=bind,source=/etc,target=/host',
      'type=volume,source={{.Service.Name}}-{{.Task.Slot}},target=/data',
    ];
    const name = stand.unique('root');
    await docker.run(
      ...serviceCreate(name, shop, ...reaching, ...mounts.flatMap((mount) => ['--mount', mount])),
      'sleep',
      '1d',
    );
    await docker.run('service', 'update', '-d', '--env-add', 'A=b', name);
    await docker.run('service', 'update', '-d', '--rollback', name);
    await docker.run('service', 'rm', name);
  });
});
