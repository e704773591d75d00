import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

interface Row {
  subject: string;
  collection: string;
  cells: { area: string; level: string; operations: string[] }[];
}
const matrix = (who: typeof here.admin, query: string) => who.call('GET', `/access/effective?${query}`);
const rowOn = (rows: Row[], path: string) => rows.find(({ collection }) => collection === path);
const levels = (row: Row | undefined) =>
  Object.fromEntries((row?.cells ?? []).map(({ area, level }) => [area, level]));

describe('the matrix of a person', () => {
  it('has a row wherever a grant reaches them, with levels by noun', async () => {
    const shop = await here.collection('shop');
    const ana = await here.person('ana', [{ role: 'View Only', on: shop }]);
    const { body } = await matrix(here.admin, `user=${ana.username}`);
    expect(body).toMatchObject({ kind: 'user', name: ana.username });
    expect(levels(rowOn(body.rows, shop))).toMatchObject({ container: 'view', service: 'view' });
    expect(levels(rowOn(body.rows, `/Shared/Private/${ana.username}`))).toMatchObject({
      container: 'change',
    });
    expect(rowOn(body.rows, '/System')).toBeUndefined();
    const all = await matrix(here.admin, `user=${ana.username}&all=true&limit=500`);
    expect(rowOn(all.body.rows, '/System')?.cells).toEqual([]);
  });

  it('says why of each cell, through teams and from above', async () => {
    const shop = await here.collection('shop');
    const team = here.unique('web');
    await here.admin.ok('POST', '/teams', { name: team });
    await here.admin.ok('POST', '/grants', { subject: `team:${team}`, role: 'View Only', collection: shop });
    const ana = await here.person('ana');
    await here.admin.ok('PUT', `/teams/${team}/members/${ana.username}`);
    await here.admin.ok('POST', '/collections', { path: `${shop}/web` });
    const question = `/access/why?subject=user:${ana.username}&collection=${shop}/web&area=container`;
    const { operations } = await here.admin.ok('GET', question);
    const view = operations.find(({ operation }: { operation: string }) => operation === 'container.view');
    expect(view).toMatchObject({
      allowed: true,
      because: [{ subject: `team:${team}`, through: [team], role: 'View Only', collection: shop }],
    });
    const exec = operations.find(({ operation }: { operation: string }) => operation === 'container.exec');
    expect(exec).toMatchObject({ allowed: false, because: [] });
    expect(levels(rowOn((await matrix(here.admin, `team=${team}`)).body.rows, shop))).toMatchObject({
      container: 'view',
    });
  });
});

describe('the matrix of a place', () => {
  it('lists who holds anything there, everyone first, and of a thing what concerns it', async () => {
    const shop = await here.collection('shop');
    const [ana, ben] = [
      await here.person('ana', [{ role: 'View Only', on: shop }]),
      await here.person('ben'),
    ];
    const cluster = await here.db.cluster.findUniqueOrThrow({ where: { name: 'local' } });
    const collection = await here.db.collection.findUniqueOrThrow({ where: { path: shop } });
    const engineId = randomBytes(32).toString('hex');
    const data = { clusterId: cluster.id, kind: 'container' as const, engineId, name: here.unique('web') };
    await here.db.placement.create({ data: { ...data, collectionId: collection.id } });
    const { body } = await matrix(here.admin, `collection=${shop}`);
    const subjects = body.rows.map(({ subject }: Row) => subject);
    expect(subjects[0]).toBe('everyone');
    expect(subjects).toEqual(expect.arrayContaining(['user:admin', `user:${ana.username}`]));
    expect(subjects).not.toContain(`user:${ben.username}`);
    const thing = await matrix(here.admin, `resource=local/container/${engineId}`);
    expect(thing.body.rows.map(({ subject }: Row) => subject)).toEqual([
      'user:admin',
      `user:${ana.username}`,
    ]);
    expect(thing.body.rows[1].cells).toMatchObject([{ area: 'container', level: 'view' }]);
    const whoCan = await here.admin.ok(
      'GET',
      `/access/who-can?operation=container.view&resource=local/container/${engineId}`,
    );
    expect(whoCan).toMatchObject({ collection: shop, items: { length: 2 } });
  });
});

describe('who may not', () => {
  it('sees their own alone, and a delegate what lies within their part', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const ana = await here.person('ana', [{ role: 'Full Control', on: shop }]);
    const ben = await here.person('ben', [
      { role: await here.role('seer', ['access.view', 'container.view']), on: bank },
    ]);
    expect(rowOn((await matrix(ana.api, `user=${ana.username}`)).body.rows, shop)).toBeDefined();
    expect((await matrix(ana.api, `user=${ben.username}`)).status).toBe(403);
    expect((await matrix(ana.api, `collection=${shop}`)).status).toBe(403);
    expect((await matrix(ben.api, `collection=${shop}`)).status).toBe(403);
    const seen = await matrix(ben.api, `user=${ana.username}&all=true`);
    expect(seen.status).toBe(200);
    expect(seen.body.rows.map(({ collection }: Row) => collection)).toEqual([bank]);
    expect(JSON.stringify(seen.body)).not.toContain(shop);
    const why = (path: string) =>
      `/access/why?subject=user:${ana.username}&collection=${path}&area=container`;
    expect((await ben.api.call('GET', why(shop))).status).toBe(403);
    expect((await ben.api.call('GET', why(bank))).status).toBe(200);
    const question = '/access/who-can?operation=container.view&resource=local/container/';
    expect((await ben.api.call('GET', `${question}${'a'.repeat(64)}`)).status).toBe(404);
    expect((await matrix(here.admin, 'user=a&team=b')).status).toBe(422);
  });
});
