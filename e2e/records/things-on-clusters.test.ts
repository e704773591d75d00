import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { openEngineCredentials } from '@/lib/secrets/engine-credentials';

const here = await startInstallation();
afterAll(() => here.end());

const pem = (kind: string, text: string) =>
  `-----BEGIN ${kind}-----\n${Buffer.from(text).toString('base64')}\n-----END ${kind}-----\n`;
const tls = {
  ca: pem('CERTIFICATE', 'the ca'),
  cert: pem('CERTIFICATE', 'the certificate'),
  key: pem('PRIVATE KEY', 'the key'),
};
const containerId = () => randomBytes(32).toString('hex');

/** A container's record, as the gateway writes it. */
async function placed(path: string, name: string): Promise<string> {
  const cluster = await here.db.cluster.findUniqueOrThrow({ where: { name: 'local' } });
  const collection = await here.db.collection.findUniqueOrThrow({ where: { path } });
  const engineId = containerId();
  const data = {
    clusterId: cluster.id,
    kind: 'container',
    engineId,
    name,
    collectionId: collection.id,
  } as const;
  await here.db.placement.create({ data });
  return engineId;
}

describe('clusters', () => {
  it('keep their credentials for the gateway alone', async () => {
    const name = here.unique('prod');
    const wish = {
      name,
      endpoint: 'tcp://10.0.0.5:2376',
      tls,
      registries: ['registry.example:5000'],
      force: true,
    };
    const made = await here.admin.call('POST', '/clusters', wish);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name,
      isDefault: false,
      state: 'connecting',
      details: { endpoint: wish.endpoint, hasTls: true, registries: wish.registries },
    });
    const { canonical } = await here.lastAudit();
    for (const text of [JSON.stringify(made.body), canonical]) expect(text).not.toContain('BEGIN');
    const row = await here.db.clusterEngine.findFirstOrThrow({ where: { cluster: { name } } });
    expect(
      openEngineCredentials(row.sealedCredentials ?? new Uint8Array(), here.engineKeys.privateKey, row.id),
    ).toEqual(tls);
    expect((await here.admin.call('POST', '/clusters', wish)).status).toBe(409);
    expect((await here.admin.call('DELETE', `/clusters/${name}`)).status).toBe(204);
    expect((await here.admin.call('GET', `/clusters/${name}`)).status).toBe(404);
  });

  it('have one default among them', async () => {
    const name = here.unique('main');
    await here.admin.ok('POST', '/clusters', {
      name,
      endpoint: 'unix:///tmp/main.sock',
      isDefault: true,
      force: true,
    });
    expect(await here.db.cluster.count({ where: { isDefault: true } })).toBe(1);
    await here.admin.ok('PATCH', '/clusters/local', { isDefault: true });
    expect((await here.admin.ok('GET', `/clusters/${name}`)).isDefault).toBe(false);
    await here.admin.ok('DELETE', `/clusters/${name}`);
  });

  it('are known by name to everybody, with their address to operators only', async () => {
    const ana = await here.person('ana');
    expect((await ana.api.ok('GET', '/clusters')).items).toMatchObject([{ name: 'local', details: null }]);
    const wish = { name: 'mine', endpoint: 'unix:///tmp/mine.sock' };
    expect((await ana.api.call('POST', '/clusters', wish)).status).toBe(403);
    expect((await ana.api.call('DELETE', '/clusters/local')).status).toBe(403);
  });

  it.each([
    [{ name: 'Prod' }, 'body.name'],
    [{ endpoint: 'http://10.0.0.5' }, 'body.endpoint'],
    [{ endpoint: 'tcp://10.0.0.5:99999' }, 'body.endpoint'],
    [{ endpoint: 'unix://relative' }, 'body.endpoint'],
    [{ tls: { ca: 'x', cert: 'y', key: 'z' } }, 'body.tls.ca'],
    [{ publishedHost: 'http://x' }, 'body.publishedHost'],
  ])('refuse %o', async (change, path) => {
    const wish = { name: 'bad', endpoint: 'unix:///tmp/bad.sock', ...change };
    const answer = await here.admin.call('POST', '/clusters', wish);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });
});

describe('image prefixes', () => {
  it('are normalised, unique, and taken only from where one may', async () => {
    const [shop, other] = [await here.collection('shop'), await here.collection('other')];
    const made = await here.admin.ok('POST', '/image-prefixes', { prefix: 'nginx', collection: shop });
    expect(made).toMatchObject({ prefix: 'docker.io/library/nginx', collection: shop });
    const again = { prefix: 'docker.io/library/nginx', collection: other };
    expect((await here.admin.call('POST', '/image-prefixes', again)).status).toBe(409);
    const lead = await here.role('lead', ['access.manage', 'image.view']);
    const ana = await here.person('ana', [{ role: lead, on: other }]);
    const taking = await ana.api.call('POST', '/image-prefixes', { prefix: 'redis', collection: other });
    expect(taking.status).toBe(403);
    expect(taking.body.missing).toEqual({ operation: 'access.manage', collection: '/Shared' });
    expect((await ana.api.call('GET', `/image-prefixes/${made.id}`)).status).toBe(404);
    expect(
      (await here.admin.ok('PATCH', `/image-prefixes/${made.id}`, { collection: other })).collection,
    ).toBe(other);
    expect((await ana.api.call('GET', `/image-prefixes/${made.id}`)).status).toBe(200);
    expect((await ana.api.call('DELETE', `/image-prefixes/${made.id}`)).status).toBe(403);
    expect((await here.admin.call('DELETE', `/image-prefixes/${made.id}`)).status).toBe(204);
  });

  it('always include the empty one', async () => {
    const all = await here.admin.ok('GET', '/image-prefixes');
    const rest = all.items.find(({ prefix }: { prefix: string }) => prefix === '');
    expect(rest).toMatchObject({ collection: '/Shared' });
    expect((await here.admin.call('DELETE', `/image-prefixes/${rest.id}`)).status).toBe(409);
    const bad = { prefix: 'UPPER/Case!', collection: '/Shared' };
    expect((await here.admin.call('POST', '/image-prefixes', bad)).status).toBe(422);
  });
});

describe('placements', () => {
  it('are moved by whoever holds access.manage on both sides', async () => {
    const [from, to] = [await here.collection('from'), await here.collection('to')];
    const id = await placed(from, 'web-1');
    const lead = await here.role('lead', ['access.manage', 'container.view']);
    const ana = await here.person('ana', [{ role: lead, on: from }]);
    const wish = { cluster: 'local', kind: 'container', id, collection: to };
    const half = await ana.api.call('PUT', '/placements', wish);
    expect(half.status).toBe(403);
    expect(half.body.missing).toEqual({ operation: 'access.manage', collection: to });
    await here.admin.ok('POST', '/grants', { subject: `user:${ana.username}`, role: lead, collection: to });
    const moved = await ana.api.ok('PUT', '/placements', { ...wish, id: id.slice(0, 12) });
    expect(moved).toMatchObject({ cluster: 'local', kind: 'container', id, name: 'web-1', collection: to });
    expect(await here.lastAudit()).toMatchObject({
      operation: 'access.manage',
      collection: to,
      resourceId: id,
    });
  });

  it('of what was made behind our back are made by whoever manages "/"', async () => {
    const shop = await here.collection('shop');
    const id = containerId();
    const wish = { cluster: 'local', kind: 'container', id, collection: shop };
    const lead = await here.role('lead', ['access.manage', 'container.view']);
    const ana = await here.person('ana', [{ role: lead, on: shop }]);
    expect((await ana.api.call('PUT', '/placements', wish)).status).toBe(404);
    const short = { ...wish, id: id.slice(0, 12) };
    expect((await here.admin.call('PUT', '/placements', short)).status).toBe(404);
    expect(await here.admin.ok('PUT', '/placements', wish)).toMatchObject({
      id,
      collection: shop,
      owner: null,
    });
    const nowhere = { ...wish, collection: '/Shared/nowhere' };
    expect((await here.admin.call('PUT', '/placements', nowhere)).status).toBe(422);
    const noCluster = { ...wish, cluster: 'none' };
    expect((await here.admin.call('PUT', '/placements', noCluster)).status).toBe(404);
  });

  it('are seen by whoever sees the thing', async () => {
    const [mine, others] = [await here.collection('mine'), await here.collection('others')];
    const id = await placed(mine, 'seen');
    await placed(others, 'unseen');
    const ana = await here.person('ana', [{ role: 'View Only', on: mine }]);
    expect((await ana.api.ok('GET', '/placements')).items).toMatchObject([{ id, collection: mine }]);
    const filtered = await here.admin.ok(
      'GET',
      `/placements?collection=${others}&kind=container&cluster=local`,
    );
    expect(filtered.items).toMatchObject([{ name: 'unseen' }]);
    const hidden = { cluster: 'local', kind: 'container', id: 'unseen', collection: mine };
    expect((await ana.api.call('PUT', '/placements', hidden)).status).toBe(404);
  });
});
