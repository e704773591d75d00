import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('secrets', () => {
  let shop: string;
  let blog: string;
  let ana: Person;
  let there: PersonAtCluster;
  let sibling: PersonAtCluster;
  let viewer: PersonAtCluster;
  let admin: PersonAtCluster;
  const value = `value-${randomBytes(8).toString('hex')}`;
  const name = stand.unique('password');
  let id: string;

  beforeAll(async () => {
    [shop, blog] = [await stand.collection('shop'), await stand.collection('blog')];
    ana = await stand.person('ana', { on: shop });
    there = await ana.at('swarm');
    sibling = await (await stand.person('ben', { on: blog })).at('swarm');
    viewer = await (await stand.person('vic', { role: 'View Only', on: shop })).at('swarm');
    admin = await (await stand.admin()).at('swarm');
    const made = await there.docker.runWithInput(
      Buffer.from(value),
      ...['secret', 'create', ...inside(shop), '--label', 'tier=db', name, '-'],
    );
    expect(made.stderr).toBe('');
    id = made.stdout.trim();
  });

  it('go where their label says, and belong to who made them', async () => {
    expect((await stand.swarm.secret(id))?.Spec).toMatchObject({
      Name: name,
      Labels: { tier: 'db', 'io.wheelhouse.collection': shop },
    });
    const { items } = await ana.api.get(`/placements?cluster=swarm&kind=secret&id=${id}`);
    expect(items).toEqual([
      expect.objectContaining({ id, name, collection: shop, owner: ana.username, kind: 'secret' }),
    ]);
  });

  it('are listed and inspected by who may view them, without what is in them', async () => {
    for (const { docker } of [there, viewer, admin]) {
      expect(await docker.run('secret', 'ls', '--format', '{{.Name}}')).toContain(name);
      const shown = await docker.run('secret', 'inspect', name);
      expect(JSON.parse(shown)[0]).toMatchObject({ ID: id, Spec: { Name: name } });
      expect(shown).not.toContain(base64(value));
    }
  });

  it('do not exist for anybody else, however they are named', async () => {
    expect(await sibling.docker.run('secret', 'ls')).not.toContain(name);
    for (const reference of [id, name, id.slice(0, 12), id.slice(0, 3)]) {
      const unknown = { status: 404, json: { message: `secret ${reference} not found` } };
      expect(await sibling.door.get(`/secrets/${reference}`)).toMatchObject(unknown);
      expect(await sibling.door.delete(`/secrets/${reference}`)).toMatchObject(unknown);
      const update = await sibling.door.post(`/secrets/${reference}/update?version=1`, { Name: name });
      expect(update).toMatchObject(unknown);
    }
    for (const filter of [{ name: [name] }, { id: [id] }, { label: ['tier=db'] }]) {
      const { json } = await sibling.door.get(
        `/secrets?filters=${encodeURIComponent(JSON.stringify(filter))}`,
      );
      expect(json).toEqual([]);
    }
    expect(await stand.swarm.secret(id)).toBeDefined();
  });

  it('are changed and removed by who may, and by nobody who only looks', async () => {
    const { Version } = (await viewer.door.get(`/secrets/${id}`)).json;
    const update = await viewer.door.post(`/secrets/${id}/update?version=${Version.Index}`, {
      Name: name,
      Labels: { tier: 'web' },
    });
    expect(update).toMatchObject({
      status: 403,
      json: { message: expect.stringContaining('secret.update') },
    });
    expect(await viewer.docker.refused('secret', 'rm', name)).toContain(`secret.remove on ${shop}`);
    const create = await viewer.door.post('/secrets/create', {
      Name: stand.unique('not'),
      Data: base64('x'),
      Labels: { 'io.wheelhouse.collection': shop },
    });
    expect(create).toMatchObject({
      status: 403,
      json: { message: expect.stringContaining('secret.create') },
    });
    expect((await stand.swarm.secret(id))?.Spec.Labels.tier).toBe('db');
  });

  it('keep their place when their labels change', async () => {
    const { Version } = (await there.door.get(`/secrets/${name}`)).json;
    const at = `/secrets/${name}/update?version=${Version.Index}`;
    const wish = { 'io.wheelhouse.collection': blog };
    expect((await there.door.post(at, { Name: name, Labels: wish })).status).toBe(400);
    const forged = { 'io.wheelhouse.intent': 'x' };
    expect((await there.door.post(at, { Name: name, Labels: forged })).status).toBe(400);
    expect((await there.door.post(at, { Name: name, Labels: { tier: 'cache' } })).status).toBe(200);
    expect((await stand.swarm.secret(id))?.Spec.Labels).toMatchObject({
      tier: 'cache',
      'io.wheelhouse.collection': shop,
    });
  });

  it('cannot be made where their maker has no right, nor by a name that reads as an id', async () => {
    const attempts = [
      { Labels: { 'io.wheelhouse.collection': blog } },
      { Labels: { 'com.docker.ucp.access.label': '/' } },
      { Name: 'abcdefghijklmnopqrstuvwx1' },
      { Templating: { Name: 'golang' } },
      { Driver: { Name: 'vault' } },
      { Labels: { 'IO.wheelhouse.collection': shop } },
      { Data: 'not base64!' },
      { SecretID: 'x' },
    ];
    const before = (await stand.swarm.truth.ask('GET', '/secrets')).body;
    for (const attempt of attempts) {
      const body = { Name: stand.unique('no'), Data: base64('x'), Labels: inLabels(shop), ...attempt };
      const { status } = await there.door.post('/secrets/create', body);
      expect([400, 403]).toContain(status);
    }
    expect((await stand.swarm.truth.ask('GET', '/secrets')).body).toEqual(before);
  });

  it('go to the person’s own collection when they name none', async () => {
    const own = stand.unique('own');
    const { stdout } = await there.docker.runWithInput(Buffer.from('x'), 'secret', 'create', own, '-');
    expect((await stand.swarm.secret(stdout.trim()))?.Spec.Labels).toMatchObject({
      'io.wheelhouse.collection': ana.privateCollection,
    });
    await there.docker.run('secret', 'rm', own);
    expect(await stand.swarm.secret(own)).toBeUndefined();
  });

  it('say who uses them to nobody who may not see that', async () => {
    const [used, service] = [stand.unique('used'), stand.unique('hidden-service')];
    const made = await there.docker.runWithInput(
      Buffer.from('x'),
      ...['secret', 'create', ...inside(shop), used, '-'],
    );
    const image = stand.swarm.image('busybox');
    await stand.swarm.dockerAtManager.run(
      ...['service', 'create', '-d', '--name', service, '--secret', used, image, 'sleep', '1000'],
    );
    const refused = await there.docker.refused('secret', 'rm', used);
    expect(refused).toContain('is in use by');
    expect(refused).not.toContain(service);
    expect(await admin.docker.refused('secret', 'rm', used)).toContain(service);
    await stand.swarm.removeService(service);
    await admin.docker.run('secret', 'rm', made.stdout.trim());
  });

  it('are in the events of those who may see them', async () => {
    const since = Math.floor(Date.now() / 1000) - 1;
    const told = stand.unique('told');
    await there.docker.runWithInput(Buffer.from('x'), 'secret', 'create', ...inside(shop), told, '-');
    await there.docker.run('secret', 'rm', told);
    const filters = encodeURIComponent(JSON.stringify({ type: ['secret'] }));
    const until = Math.floor(Date.now() / 1000) + 1;
    const path = `/events?since=${since}&until=${until}&filters=${filters}`;
    for (const { door } of [there, viewer, admin]) {
      const { text } = await door.get(path);
      expect(text).toContain(told);
      expect(text).toContain('"Action":"remove"');
    }
    expect((await sibling.door.get(path)).text).not.toContain(told);
  });

  it('leave what is in them in no log and on no record', async () => {
    const { items } = await (await stand.admin()).api.get(`/audit?resource=${id}&limit=50`);
    expect(items.length).toBeGreaterThan(0);
    const all = JSON.stringify(items);
    expect(all).toContain('secret.create');
    const log = readFileSync(stand.facts.logFile, 'utf8');
    for (const form of [value, base64(value)]) {
      expect(all).not.toContain(form);
      expect(log).not.toContain(form);
    }
  });

  it('are taken by the real client from who may, and only there', async () => {
    await there.docker.run('secret', 'rm', name);
    expect(await stand.swarm.secret(id)).toBeUndefined();
    const { items } = await ana.api.get(`/placements?cluster=swarm&kind=secret&id=${id}`);
    expect(items).toEqual([]);
  });
});

describe('an engine that is in no Swarm', () => {
  it('says so itself, to everyone alike', async () => {
    const ana = await stand.person('ana');
    const direct = await stand.dockerAtEngine.refused('secret', 'ls');
    expect(await ana.docker.refused('secret', 'ls')).toBe(direct);
    expect(await ana.docker.refused('secret', 'inspect', 'x')).toBe(
      await stand.dockerAtEngine.refused('secret', 'inspect', 'x'),
    );
    expect(await ana.docker.refused('inspect', 'nosuch')).toBe(
      await stand.dockerAtEngine.refused('inspect', 'nosuch'),
    );
  });
});

function inLabels(collection: string): Record<string, string> {
  return { 'io.wheelhouse.collection': collection };
}
