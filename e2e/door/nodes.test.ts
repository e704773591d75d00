import { beforeAll, describe, expect, it } from 'vitest';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';

describe('nodes', () => {
  let admin: Person;
  let operator: PersonAtCluster;
  let ana: PersonAtCluster;
  let stranger: PersonAtCluster;
  const { manager, workers } = stand.swarm;

  beforeAll(async () => {
    admin = await stand.admin();
    operator = await admin.at('swarm');
    ana = await (await stand.person('ana', { on: await stand.collection('shop') })).at('swarm');
    const sees = await stand.role('sees-nodes', ['node.view']);
    stranger = await (await stand.person('ben', { role: sees, on: '/System' })).at('swarm');
  });

  it('are placed when they are first seen: managers in /System, workers in /Shared', async () => {
    await operator.docker.run('node', 'ls');
    const { items } = await admin.api.get('/placements?cluster=swarm&kind=node&limit=100');
    const places = new Map(
      items.map(({ name, collection }: { name: string; collection: string }) => [name, collection]),
    );
    expect(places.get(manager.name)).toBe('/System');
    for (const { name } of workers) expect(places.get(name)).toBe('/Shared');
  });

  it('are listed for who may see them, by everyone’s grant those in /Shared', async () => {
    const names = async ({ docker }: PersonAtCluster) =>
      (await docker.run('node', 'ls', '--format', '{{.Hostname}}')).split('\n').sort();
    expect(await names(operator)).toEqual(stand.swarm.nodes.map(({ name }) => name).sort());
    expect(await names(ana)).toEqual(workers.map(({ name }) => name).sort());
  });

  it('do not exist for who may not see them', async () => {
    const node = await stand.swarm.node(manager.name);
    for (const reference of [node?.ID ?? '', manager.name, node?.ID.slice(0, 20) ?? '']) {
      const unknown = { status: 404, json: { message: `node ${reference} not found` } };
      expect(await ana.door.get(`/nodes/${reference}`)).toMatchObject(unknown);
      expect(await ana.door.delete(`/nodes/${reference}?force=1`)).toMatchObject(unknown);
      const drain = { Role: 'manager', Availability: 'drain' };
      expect(await ana.door.post(`/nodes/${reference}/update?version=1`, drain)).toMatchObject(unknown);
    }
    expect(await stranger.docker.run('node', 'ls', '--format', '{{.Hostname}}')).toContain(manager.name);
  });

  it('keep addresses and certificates to themselves', async () => {
    const [{ name, address }] = workers;
    const { text } = await ana.door.get(`/nodes/${name}`);
    expect(text).not.toContain(address);
    expect(text).not.toContain('CERTIFICATE');
    expect(text).not.toContain('io.wheelhouse.');
    expect((await operator.door.get(`/nodes/${name}`)).text).toContain(address);
  });

  it('are changed by nobody who only sees or schedules on them', async () => {
    const [{ name }] = workers;
    const before = (await stand.swarm.node(name))?.Spec;
    expect(await ana.docker.refused('node', 'update', '--availability', 'drain', name)).toContain(
      'node.update on /Shared',
    );
    expect(await ana.docker.refused('node', 'rm', '--force', name)).toContain('node.remove on /Shared');
    expect(await ana.docker.refused('node', 'promote', name)).toContain('node.update on /Shared');
    expect((await stand.swarm.node(name))?.Spec).toEqual(before);
  });

  it('are labelled by operators, whose word changes none of our own labels', async () => {
    const [, { name }] = workers;
    const key = stand.unique('disk');
    await operator.docker.run('node', 'update', '--label-add', `${key}=ssd`, name);
    expect((await stand.swarm.node(name))?.Spec.Labels[key]).toBe('ssd');
    for (const forged of ['io.wheelhouse.schedule.abc=true', 'io.wheelhouse.collection=/System']) {
      expect(await operator.docker.refused('node', 'update', '--label-add', forged, name)).toContain(
        'set by Wheelhouse alone',
      );
    }
    await operator.docker.run('node', 'update', '--label-rm', key, name);
    expect((await stand.swarm.node(name))?.Spec.Labels).not.toHaveProperty(key);
  });

  it('keep our own labels when a client writes its own anew', async () => {
    const [, { name }] = workers;
    const own = 'io.wheelhouse.test';
    await stand.swarm.dockerAtManager.run('node', 'update', '--label-add', `${own}=yes`, name);
    const { Version, Spec } = (await operator.door.get(`/nodes/${name}`)).json;
    const body = { Role: Spec.Role, Availability: Spec.Availability, Labels: {} };
    expect(await operator.door.post(`/nodes/${name}/update?version=${Version.Index}`, body)).toMatchObject({
      status: 200,
    });
    expect((await stand.swarm.node(name))?.Spec.Labels).toMatchObject({ [own]: 'yes' });
    await stand.swarm.dockerAtManager.run('node', 'update', '--label-rm', own, name);
  });

  it('take nothing that is not of a node', async () => {
    const [{ name }] = workers;
    for (const body of [
      { Role: 'king' },
      { Role: 'worker', Availability: 'gone' },
      { Role: 'worker', Description: {} },
      { role: 'manager', Role: 'worker' },
    ]) {
      expect((await operator.door.post(`/nodes/${name}/update?version=1`, body)).status).toBe(400);
    }
    expect((await operator.door.post(`/nodes/${name}/update`, { Role: 'worker' })).status).toBe(400);
  });
});
