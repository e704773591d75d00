import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonAtCluster } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

describe('networks of a Swarm', () => {
  let shop: string;
  let ana: PersonAtCluster;
  let sibling: PersonAtCluster;
  let viewer: PersonAtCluster;
  let admin: PersonAtCluster;
  const name = stand.unique('overlay');
  const service = stand.unique('behind');
  let id: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await (await stand.person('ana', { on: shop })).at('swarm');
    sibling = await (await stand.person('ben', { on: await stand.collection('blog') })).at('swarm');
    viewer = await (await stand.person('vic', { role: 'View Only', on: shop })).at('swarm');
    admin = await (await stand.admin()).at('swarm');
    id = await ana.docker.run(
      ...['network', 'create', '-d', 'overlay', '--attachable'],
      ...[...inside(shop), name],
    );
  });

  it('are made by tenants, overlay and attachable, and belong where they were made', async () => {
    const { body } = await stand.swarm.truth.ask('GET', `/networks/${id}`);
    expect(body).toMatchObject({ Name: name, Scope: 'swarm', Driver: 'overlay', Attachable: true });
    expect(id).toMatch(/^[0-9a-z]{25}$/);
    expect(await viewer.docker.run('network', 'ls')).toContain(name);
    expect(await viewer.docker.refused('network', 'rm', name)).toContain(`network.remove on ${shop}`);
  });

  it('do not exist for anybody else, however they are named', async () => {
    expect(await sibling.docker.run('network', 'ls')).not.toContain(name);
    for (const reference of [id, name, id.slice(0, 8)]) {
      for (const query of ['', '?scope=swarm', '?verbose=1']) {
        expect(await sibling.door.get(`/networks/${reference}${query}`)).toMatchObject({
          status: 404,
          json: { message: `network ${reference} not found` },
        });
      }
      expect((await sibling.door.delete(`/networks/${reference}`)).status).toBe(404);
    }
    const joined = await sibling.docker.refused(
      ...['create', '--network', name, stand.swarm.image('busybox'), 'true'],
    );
    expect(joined).toContain('not found');
  });

  it('are joined by containers of who may use them', async () => {
    const container = stand.unique('joined');
    const image = stand.swarm.image('busybox');
    await ana.docker.run(
      ...['run', '-d', '--name', container, '--network', name, ...inside(shop), image, 'sleep', '600'],
    );
    const shown = JSON.parse(await ana.docker.run('network', 'inspect', name))[0];
    expect(Object.values(shown.Containers)).toEqual([expect.objectContaining({ Name: container })]);
    await ana.docker.run('rm', '-f', container);
  });

  it('name their services, by --verbose, to who may see those and no node to anybody else', async () => {
    const image = stand.swarm.image('busybox');
    // A node knows of a network's services while a task of its own is on it.
    await stand.swarm.dockerAtManager.run(
      ...['service', 'create', '-d', '--name', service, '--network', name],
      ...['--constraint', 'node.role==manager', image, 'sleep', '600'],
    );
    const verbose = async ({ door }: PersonAtCluster) => (await door.get(`/networks/${name}?verbose=1`)).text;
    await waitFor('the service is on its network', async () => {
      const { body } = await stand.swarm.truth.ask('GET', `/networks/${id}?verbose=1`);
      return JSON.stringify(body).includes(`"${service}"`);
    });
    expect(await verbose(admin)).toContain(service);
    expect(await verbose(ana)).not.toContain(service);
    for (const { address } of stand.swarm.nodes) expect(await verbose(ana)).not.toContain(address);
    expect(await ana.docker.refused('network', 'rm', name)).not.toContain(service);
    await stand.swarm.removeService(service);
  });

  it('that Docker made are seen by everyone and used by the right to', async () => {
    for (const known of ['ingress', 'docker_gwbridge', 'bridge', 'host', 'none']) {
      expect(JSON.parse(await ana.docker.run('network', 'inspect', known))[0].Name).toBe(known);
    }
    const swarms = await stand.swarm.truth.ask('GET', '/networks/host?scope=swarm');
    const ours = await ana.door.get('/networks/host?scope=swarm');
    expect(ours.json.Id).toBe((swarms.body as { Id: string }).Id);
    expect((await ana.door.get(`/networks/${ours.json.Id}`)).json).toMatchObject({ Name: 'host' });
    expect((await ana.door.get('/networks/ingress?scope=local')).status).toBe(404);
    const image = stand.swarm.image('busybox');
    for (const shared of ['ingress', 'docker_gwbridge']) {
      expect(
        await ana.docker.refused('create', ...inside(shop), '--network', shared, image, 'true'),
      ).toContain('network.use on /');
      expect(await ana.door.delete(`/networks/${shared}`)).toMatchObject({
        status: 403,
        json: { message: expect.stringContaining('network.remove on /') },
      });
    }
  });

  it('reach the interfaces of nodes by a right of their own', async () => {
    const attempts = [
      ['-d', 'macvlan', '-o', 'parent=eth0'],
      ['-d', 'ipvlan', '-o', 'parent=eth0'],
      ['-d', 'overlay', '--ingress'],
      ['--config-only'],
      ['-o', 'com.docker.network.bridge.name=docker0'],
      ['-d', 'overlay', '--subnet', '8.8.8.0/24'],
    ];
    for (const attempt of attempts) {
      const wished = stand.unique('reaching');
      expect(await ana.docker.refused('network', 'create', ...inside(shop), ...attempt, wished)).toContain(
        'network.create.node-interfaces',
      );
    }
    const settings = stand.unique('settings');
    const macvlan = stand.unique('macvlan');
    await admin.docker.run('network', 'create', '--config-only', '--subnet', '10.78.0.0/24', settings);
    await admin.docker.run(
      ...['network', 'create', '-d', 'macvlan', '--scope', 'swarm', '--config-from', settings, macvlan],
    );
    expect(JSON.parse(await admin.docker.run('network', 'inspect', macvlan))[0]).toMatchObject({
      Scope: 'swarm',
      Driver: 'macvlan',
    });
    await admin.docker.run('network', 'rm', macvlan);
    await admin.docker.run('network', 'rm', settings);
  });

  it('are removed by who may', async () => {
    await stand.swarm.removeService(service);
    await waitFor('no task is on it', async () => {
      const { code } = await ana.docker.attempt('network', 'rm', name);
      return code === 0;
    });
    await waitFor(
      'the manager has taken its part of it down',
      async () => (await stand.swarm.truth.ask('GET', `/networks/${id}`)).status === 404,
    );
  });
});
