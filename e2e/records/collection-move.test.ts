import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

type Caller = typeof here.admin;
const addressOf = (path: string) => `/collections/${encodeURIComponent(path)}`;
const move = (who: Caller, from: string, path: string) => who.call('PATCH', addressOf(from), { path });

async function placed(path: string) {
  const cluster = await here.db.cluster.findUniqueOrThrow({ where: { name: 'local' } });
  const collection = await here.db.collection.findUniqueOrThrow({ where: { path } });
  const engineId = randomBytes(32).toString('hex');
  const name = here.unique('web');
  const data = { clusterId: cluster.id, kind: 'container' as const, engineId, name };
  await here.db.placement.create({ data: { ...data, collectionId: collection.id } });
  return engineId;
}

describe('a collection that moves', () => {
  it('takes along what is below it, placed in it, granted on it, owned and limited by it', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const inner = `${shop}/web/front`;
    await here.admin.ok('POST', '/collections', { path: inner });
    const ana = await here.person('ana', [{ role: 'View Only', on: inner }]);
    const id = await placed(inner);
    const prefix = `registry.example/${here.unique('images')}`;
    await here.admin.ok('POST', '/image-prefixes', { prefix, collection: shop });
    await here.admin.ok('PUT', `${addressOf(shop)}/limits`, { containers: 5 });
    const to = `${bank}/${here.unique('moved')}`;
    const { status, body } = await move(here.admin, shop, to);
    expect(status).toBe(200);
    expect(body).toMatchObject({ path: to, parent: bank });
    expect(await here.lastAudit()).toMatchObject({ operation: 'collection.manage', collection: to });
    const question = (path: string) => `/access/explain?operation=container.view&collection=${path}`;
    expect((await ana.api.ok('GET', question(`${to}/web/front`))).allowed).toBe(true);
    expect((await ana.api.ok('GET', question(inner))).allowed).toBe(false);
    expect((await here.admin.ok('GET', `/placements?id=${id}`)).items).toMatchObject([
      { collection: `${to}/web/front` },
    ]);
    const prefixes = (await here.admin.ok('GET', '/image-prefixes?limit=500')).items;
    expect(prefixes.find((each: { prefix: string }) => each.prefix === prefix).collection).toBe(to);
    expect((await here.admin.ok('GET', `${addressOf(to)}/limits`)).own.containers).toBe(5);
    expect((await here.admin.call('GET', addressOf(shop))).status).toBe(404);
  });

  it('tells before who gains and loses what, and has moved nothing', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const inner = `${shop}/web`;
    await here.admin.ok('POST', '/collections', { path: inner });
    const id = await placed(inner);
    const below = await here.person('below', [{ role: 'View Only', on: shop }]);
    const teller = await here.person('teller', [{ role: 'View Only', on: bank }]);
    const to = `${bank}/web`;
    const { status, body } = await here.admin.call('PATCH', `${addressOf(inner)}?dryRun=true`, { path: to });
    expect(status).toBe(200);
    expect(body.people).toMatchObject([
      { user: below.username, gained: [] },
      { user: teller.username, lost: [] },
    ]);
    expect(body.people[0].lost).toContainEqual({
      operation: 'container.view',
      collection: inner,
      until: null,
    });
    expect(body.people[1].gained).toContainEqual({
      operation: 'container.view',
      collection: to,
      until: null,
    });
    expect(body.resources).toMatchObject([
      { id, gainedBy: { users: [teller.username] }, lostBy: { users: [below.username] } },
    ]);
    expect((await here.admin.call('GET', addressOf(inner))).status).toBe(200);
  });

  it('needs rights at both ends, and gives nobody more than its mover holds', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const keeper = await here.role('keeper', ['collection.manage', 'access.manage']);
    const viewer = await here.person('viewer', [{ role: 'View Only', on: shop }]);
    const half = await here.person('half', [{ role: keeper, on: shop }]);
    const both = await here.person('both', [
      { role: keeper, on: shop },
      { role: keeper, on: bank },
      { role: 'Full Control', on: bank },
    ]);
    const whole = await here.person('whole', [
      { role: keeper, on: '/Shared' },
      { role: 'Full Control', on: '/Shared' },
    ]);
    const to = `${bank}/shop`;
    expect((await move(viewer.api, shop, to)).status).toBe(403);
    const hidden = await move(half.api, shop, to);
    expect(hidden.status).toBe(422);
    expect(hidden.body.detail).toBe(`There is no collection ${bank}.`);
    // At the goal they could enter containers that they cannot even see where they are.
    const more = await move(both.api, shop, to);
    expect(more.status).toBe(403);
    expect(more.body.detail).toContain('You cannot move');
    expect((await move(whole.api, shop, to)).status).toBe(200);
  });

  it('finds room in the quotas that it comes under, or stays', async () => {
    const [shop, tight] = [await here.collection('shop'), await here.collection('tight')];
    await Promise.all([placed(shop), placed(shop)]);
    await here.admin.ok('PUT', `${addressOf(tight)}/limits`, { containers: 1 });
    const { status, body } = await move(here.admin, shop, `${tight}/shop`);
    expect(status).toBe(409);
    expect(body.detail).toContain('allows 1 container in all');
  });

  it('is none that every installation has, no account’s own, and goes neither below itself nor onto another', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const ana = await here.person('ana');
    expect((await move(here.admin, '/Shared', '/Other')).status).toBe(409);
    expect((await move(here.admin, `/Shared/Private/${ana.username}`, `${shop}/x`)).status).toBe(409);
    expect((await move(here.admin, shop, '/Shared/Private/somebody')).status).toBe(422);
    expect((await move(here.admin, shop, `${shop}/below`)).status).toBe(422);
    expect((await move(here.admin, shop, bank)).status).toBe(409);
    expect((await move(here.admin, shop, '/Shared/nowhere/at-all')).status).toBe(422);
  });
});
