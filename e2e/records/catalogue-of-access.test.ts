import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

const pathsOf = (page: { items: { path: string }[] }) => page.items.map(({ path }) => path);

describe('teams', () => {
  it('are a tree that is never a circle', async () => {
    const [a, b] = [here.unique('a'), here.unique('b')];
    expect((await here.admin.call('POST', '/teams', { name: a })).status).toBe(201);
    expect(await here.admin.ok('POST', '/teams', { name: b, parent: a })).toMatchObject({ parent: a });
    expect((await here.admin.call('PATCH', `/teams/${a}`, { parent: b })).status).toBe(422);
    expect((await here.admin.call('PATCH', `/teams/${a}`, { parent: a })).status).toBe(422);
    expect((await here.admin.call('DELETE', `/teams/${a}`)).status).toBe(409);
    expect((await here.admin.ok('PATCH', `/teams/${b}`, { parent: null })).parent).toBeNull();
    expect((await here.admin.call('DELETE', `/teams/${a}`)).status).toBe(204);
  });

  it('have members, who see the team and not others', async () => {
    const [web, other] = [here.unique('web'), here.unique('other')];
    await here.admin.ok('POST', '/teams', { name: web });
    await here.admin.ok('POST', '/teams', { name: other });
    const ana = await here.person('ana');
    for (const _ of [1, 2]) {
      expect((await here.admin.call('PUT', `/teams/${web}/members/${ana.username}`)).status).toBe(204);
    }
    const members = await ana.api.ok('GET', `/teams/${web}/members`);
    expect(members.items).toMatchObject([{ username: ana.username }]);
    expect((await ana.api.ok('GET', '/teams')).items).toMatchObject([{ name: web, memberCount: 1 }]);
    expect((await ana.api.call('GET', `/teams/${other}`)).status).toBe(404);
    expect((await ana.api.call('PUT', `/teams/${other}/members/${ana.username}`)).status).toBe(403);
    expect((await here.admin.call('DELETE', `/teams/${web}/members/${ana.username}`)).status).toBe(204);
    expect((await here.admin.call('DELETE', `/teams/${web}/members/${ana.username}`)).status).toBe(404);
    expect((await ana.api.call('GET', `/teams/${web}`)).status).toBe(404);
  });
});

describe('roles', () => {
  it('are made from the catalogue alone', async () => {
    const unknown = await here.admin.call('POST', '/roles', { name: 'R', operations: ['container.fly'] });
    expect(unknown.status).toBe(422);
    expect(unknown.body.errors).toEqual([
      {
        path: 'body.operations.0',
        message: 'there is no operation "container.fly"; GET /operations lists them',
      },
    ]);
    const catalogue = await here.admin.ok('GET', '/operations');
    expect(catalogue.items).toContainEqual(
      expect.objectContaining({ operation: 'container.exec', tier: 'change' }),
    );
  });

  it('have versions; a change to one that was not looked at is refused', async () => {
    const name = await here.role('deployer', ['container.view']);
    const change = { version: 1, operations: ['container.view', 'container.start'] };
    const answers = await Promise.all([1, 2].map(() => here.admin.call('PATCH', `/roles/${name}`, change)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const versions = await here.admin.ok('GET', `/roles/${name}/versions`);
    expect(versions.items).toMatchObject([
      { version: 2, operations: ['container.view', 'container.start'], changedBy: 'admin' },
      { version: 1, operations: ['container.view'] },
    ]);
    expect(JSON.parse((await here.lastAudit()).canonical).request).toMatchObject({
      added: ['container.start'],
    });
  });

  it('that are built in, or granted, stay', async () => {
    const builtIn = await here.admin.ok('GET', '/roles/View%20Only');
    const change = { version: builtIn.version, operations: ['container.view'] };
    expect((await here.admin.call('PATCH', `/roles/${builtIn.id}`, change)).status).toBe(409);
    expect((await here.admin.call('DELETE', `/roles/${builtIn.id}`)).status).toBe(409);
    const used = await here.role('used', ['container.view']);
    await here.person('ana', [{ role: used, on: '/Shared' }]);
    expect((await here.admin.call('DELETE', `/roles/${used}`)).status).toBe(409);
    expect(
      (await here.admin.call('DELETE', `/roles/${await here.role('free', ['image.view'])}`)).status,
    ).toBe(204);
  });
});

describe('collections', () => {
  it('are made once, with those above them that are missing', async () => {
    const shop = await here.collection('shop');
    const deep = { path: `${shop}/x/y/z` };
    const made = await Promise.all([1, 2].map(() => here.admin.call('POST', '/collections', deep)));
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(pathsOf(await here.admin.ok('GET', `/collections?under=${shop}/x`)).sort()).toEqual([
      `${shop}/x`,
      `${shop}/x/y`,
      `${shop}/x/y/z`,
    ]);
    const wish = { path: `${shop}/a` };
    const answers = await Promise.all([1, 2].map(() => here.admin.call('POST', '/collections', wish)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await here.admin.call('POST', '/collections', { path: '/' })).status).toBe(409);
    expect((await here.admin.call('POST', '/collections', { path: '/Shared/Private/zoe' })).status).toBe(422);
    const within = { path: '/Shared/Private/zoe/more' };
    expect((await here.admin.call('POST', '/collections', within)).status).toBe(422);
  });

  it('are not betrayed by what is needed to make one below', async () => {
    const [shop, hidden] = [await here.collection('shop'), await here.collection('hidden')];
    const ana = await here.person('ana', [{ role: 'View Only', on: shop }]);
    for (const path of [`${hidden}/a`, `/Shared/${here.unique('missing')}/a`]) {
      const answer = await ana.api.call('POST', '/collections', { path });
      expect(answer.body.missing).toEqual({ operation: 'collection.manage', collection: '/Shared' });
    }
    const answer = await ana.api.call('POST', '/collections', { path: `${shop}/a/b` });
    expect(answer.body.missing.collection).toBe(shop);
  });

  it('are removed when they are empty', async () => {
    const shop = await here.collection('shop');
    const below = await here.admin.ok('POST', '/collections', { path: `${shop}/a` });
    const [top] = (await here.admin.ok('GET', `/collections?path=${shop}`)).items;
    expect((await here.admin.call('DELETE', `/collections/${top.id}`)).status).toBe(409);
    expect((await here.admin.call('DELETE', `/collections/${below.id}`)).status).toBe(204);
    expect((await here.admin.call('DELETE', `/collections/${encodeURIComponent(shop)}`)).status).toBe(204);
    expect((await here.admin.call('DELETE', '/collections/%2FShared')).status).toBe(409);
  });

  it('are seen by those who hold something there, and their names by nobody else', async () => {
    const mine = await here.collection('mine_a');
    await here.admin.ok('POST', '/collections', { path: `${mine}/deep` });
    const similar = mine.replace('_', 'x');
    await here.admin.ok('POST', '/collections', { path: similar });
    await here.admin.ok('POST', '/collections', { path: `${similar}/deep` });
    const ana = await here.person('ana', [{ role: 'View Only', on: mine }]);
    expect(pathsOf(await ana.api.ok('GET', '/collections')).sort()).toEqual(
      ['/', '/Shared', '/Shared/Private', `/Shared/Private/${ana.username}`, mine, `${mine}/deep`].sort(),
    );
    expect((await ana.api.call('GET', `/collections/${encodeURIComponent(similar)}`)).status).toBe(404);
    expect((await ana.api.call('POST', '/collections', { path: `${mine}/more` })).status).toBe(403);
    expect(pathsOf(await here.admin.ok('GET', `/collections?under=${mine}`))).toEqual([mine, `${mine}/deep`]);
  });
});
