import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

const { admin, db } = here;
const shop = await here.collection('shop');
const depot = await here.collection('depot');
const keeper = await here.role('keeper', ['access.view', 'access.manage', 'container.view', 'volume.view']);
const delegated = await here.person('delegate', [{ role: keeper, on: shop }]);
const viewer = await here.person('viewer', [{ role: 'View Only', on: '/Shared' }]);
const stranger = await here.person('stranger');

const grant = (subject: string, role: string, collection: string) =>
  admin.ok('POST', '/grants', { subject, role, collection }).then(({ id }) => id as string);

describe('many grants', () => {
  let mine: string;
  let other: string;
  let target: string;
  const looker = here.role('looker', ['container.view']);
  beforeEach(async () => {
    target = (await here.person('target')).username;
    mine = await grant(`user:${target}`, await looker, shop);
    other = await grant(`user:${target}`, await looker, depot);
  });

  it('are revoked as far as each may be, with a refusal for the rest', async () => {
    const before = (await here.lastAudit()).seq;
    const answer = await delegated.api.ok('POST', '/bulk/grants', {
      items: [mine, other],
      change: { do: 'revoke' },
    });
    expect(answer).toMatchObject({ done: 1, refused: 1 });
    expect(answer.items).toMatchObject([
      { item: mine, isDone: true, status: 200, detail: '' },
      { item: other, isDone: false, status: 404 },
    ]);
    expect(await db.grant.count({ where: { id: { in: [mine, other] } } })).toBe(1);
    const entries = await db.auditEntry.findMany({ where: { seq: { gt: before } } });
    expect(entries.map(({ phase, resourceId }) => [phase, resourceId]).sort()).toEqual(
      [
        ['outcome', mine],
        ['refusal', ''],
      ].sort(),
    );
  });

  it('are left alone when one may not be and all or none was asked for', async () => {
    const answer = await delegated.api.call('POST', '/bulk/grants', {
      items: [mine, other],
      change: { do: 'revoke' },
      allOrNothing: true,
    });
    expect(answer.status).toBe(404);
    expect(answer.body.errors).toEqual([{ path: 'body.items.1', message: 'There is no such grant.' }]);
    expect(await db.grant.count({ where: { id: { in: [mine, other] } } })).toBe(2);
  });

  it('take no role that holds more than one holds', async () => {
    const change = { do: 'set-role', role: 'Full Control' };
    const answer = await delegated.api.call('POST', '/bulk/grants', { items: [mine], change });
    expect(answer.status).toBe(403);
    expect(answer.body.missing).toMatchObject({ collection: shop });
    expect(await db.grant.count({ where: { id: mine, role: { name: await looker } } })).toBe(1);
  });

  it('change their role in one step', async () => {
    const role = await here.role('other', ['volume.view']);
    const change = { do: 'set-role', role };
    expect((await delegated.api.ok('POST', '/bulk/grants', { items: [mine], change })).done).toBe(1);
    const { items } = await admin.ok('GET', `/grants?subject=user:${target}&collection=${shop}`);
    expect(items.map((each: { role: string }) => each.role)).toEqual([role]);
  });

  it('are extended no longer than one holds oneself', async () => {
    const short = await here.person('short');
    await admin.ok('POST', '/grants', {
      subject: `user:${short.username}`,
      role: keeper,
      collection: shop,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const set = (expiresAt: string | null) =>
      short.api.call('POST', '/bulk/grants', { items: [mine], change: { do: 'set-end', expiresAt } });
    expect((await set(null)).status).toBe(403);
    expect((await set(new Date(Date.now() + 600_000).toISOString())).status).toBe(200);
  });

  it('tell what they would do to access, and do nothing', async () => {
    const effect = await admin.ok('POST', '/bulk/grants?dryRun=true', {
      items: [mine, other],
      change: { do: 'revoke' },
    });
    expect(effect.people).toHaveLength(1);
    expect(JSON.stringify(effect.people)).toContain(target);
    expect(await db.grant.count({ where: { id: { in: [mine, other] } } })).toBe(2);
  });

  it('never take the last administrator away', async () => {
    const last = await db.grant.findFirstOrThrow({
      where: { role: { name: 'Admin' }, collection: { path: '/' } },
      select: { id: true },
    });
    const answer = await admin.ok('POST', '/bulk/grants', {
      items: [last.id, mine],
      change: { do: 'revoke' },
    });
    expect(answer.items).toMatchObject([{ isDone: false, status: 409 }, { isDone: true }]);
  });
});

describe('many people', () => {
  it('are switched off and on, but not oneself', async () => {
    const [one, two] = [await here.person('one'), await here.person('two')];
    const items = [one.username, two.username, 'admin', 'nobody-there'];
    const answer = await admin.ok('POST', '/bulk/users', { items, change: { do: 'disable' } });
    expect(answer.items.map(({ status }: { status: number }) => status)).toEqual([200, 200, 409, 404]);
    expect((await one.api.call('GET', '/me')).status).toBe(401);
    const on = await admin.ok('POST', '/bulk/users', {
      items: [one.username, two.username],
      change: { do: 'enable' },
    });
    expect(on.done).toBe(2);
  });

  it('go into a team and out of it', async () => {
    await admin.ok('POST', '/teams', { name: 'crew' });
    const people = [await here.person('m'), await here.person('m')].map(({ username }) => username);
    const add = { items: people, change: { do: 'add-to-team', team: 'crew' } };
    expect((await admin.ok('POST', '/bulk/users', add)).done).toBe(2);
    expect((await admin.ok('GET', '/teams/crew')).memberCount).toBe(2);
    const out = { items: people, change: { do: 'take-out-of-team', team: 'crew' } };
    expect((await admin.ok('POST', '/bulk/users', out)).done).toBe(2);
  });

  it('are signed out', async () => {
    const person = await here.person('in');
    const change = { do: 'end-sessions' };
    expect((await admin.ok('POST', '/bulk/users', { items: [person.username], change })).done).toBe(1);
    expect((await person.api.call('GET', '/me')).status).toBe(401);
  });

  it.each([
    ['/bulk/users', { do: 'disable' }, 'admin'],
    ['/bulk/users', { do: 'remove' }, 'admin'],
    ['/bulk/users', { do: 'end-sessions' }, 'admin'],
    ['/bulk/teams', { do: 'remove' }, 'crew'],
    ['/bulk/collections', { do: 'remove' }, '/Shared'],
    ['/bulk/collections', { do: 'set-exclusive', exclusive: true }, '/Shared'],
    ['/bulk/collections', { do: 'move', parent: '/System' }, '/Shared/Private'],
    ['/bulk/roles', { do: 'remove' }, 'Small'],
    ['/bulk/roles', { do: 'add-operations', operations: ['container.view'] }, 'Small'],
    ['/bulk/grants', { do: 'revoke' }, '01a20161-8b46-709e-adbc-471b5df43e25'],
    ['/bulk/image-prefixes', { do: 'remove' }, '01a20161-8b46-709e-adbc-471b5df43e25'],
  ])('%s %j is refused to who may not', async (path, change, item) => {
    for (const who of [stranger, viewer, delegated]) {
      const answer = await who.api.call('POST', path, { items: [item], change });
      expect([403, 404]).toContain(answer.status);
    }
    expect((await db.user.findUniqueOrThrow({ where: { username: 'admin' } })).disabledAt).toBeNull();
  });
});

describe('many of the others', () => {
  it('move and go', async () => {
    for (const name of ['org', 'x1', 'x2']) await admin.ok('POST', '/teams', { name });
    const move = { items: ['x1', 'x2', 'org'], change: { do: 'move', parent: 'org' } };
    const moved = await admin.ok('POST', '/bulk/teams', move);
    expect(moved.items.map(({ isDone }: { isDone: boolean }) => isDone)).toEqual([true, true, false]);
    const paths = await Promise.all(['a', 'b'].map((name) => here.collection(name)));
    await grant('everyone', 'View Only', paths[1] ?? '');
    const gone = await admin.ok('POST', '/bulk/collections', { items: paths, change: { do: 'remove' } });
    expect(gone.items).toMatchObject([{ isDone: true }, { isDone: false, status: 409 }]);
    const prefix = await admin.ok('POST', '/image-prefixes', { prefix: 'bulk/one', collection: shop });
    const prefixes = { items: [prefix.id], change: { do: 'move', collection: depot } };
    expect((await admin.ok('POST', '/bulk/image-prefixes', prefixes)).done).toBe(1);
  });

  it('move as collections do, each under its name, with what is below', async () => {
    const [from, to] = [await here.collection('from'), await here.collection('to')];
    for (const path of [`${from}/x`, `${from}/x/y`, `${to}/z`])
      await admin.ok('POST', '/collections', { path });
    const items = [`${from}/x`, `${to}/z`, '/System'];
    const move = { items, change: { do: 'move', parent: to } };
    const moved = await admin.ok('POST', '/bulk/collections', move);
    expect(moved.items.map(({ isDone }: { isDone: boolean }) => isDone)).toEqual([true, true, false]);
    const { items: below } = await admin.ok('GET', `/collections?under=${to}`);
    expect(below.map(({ path }: { path: string }) => path)).toEqual([to, `${to}/x`, `${to}/x/y`, `${to}/z`]);
  });

  it('change their operations as roles do, but not the built-in ones, and go where nobody holds them', async () => {
    const [one, two] = [await here.role('one', ['container.view']), await here.role('two', ['volume.view'])];
    await grant('everyone', two, shop);
    const send = (items: string[], change: object) => admin.ok('POST', '/bulk/roles', { items, change });
    const operations = ['container.view', 'container.logs'];
    const added = await send([one, two, 'View Only'], { do: 'add-operations', operations });
    expect(added.items.map(({ status }: { status: number }) => status)).toEqual([200, 200, 409]);
    expect((await admin.ok('GET', `/roles/${two}`)).operations.toSorted()).toEqual([
      'container.logs',
      'container.view',
      'volume.view',
    ]);
    const out = await send([one, two], { do: 'take-out-operations', operations });
    expect(out.items).toMatchObject([{ isDone: false, status: 409 }, { isDone: true }]);
    expect(await admin.ok('GET', `/roles/${two}`)).toMatchObject({ version: 3, operations: ['volume.view'] });
    const gone = await send([one, two], { do: 'remove' });
    expect(gone.items).toMatchObject([{ isDone: true }, { isDone: false, status: 409 }]);
  });

  it('add to no role what one does not hold where it is granted', async () => {
    const role = await here.role('small', ['container.view']);
    await grant(`user:${viewer.username}`, role, depot);
    const keeping = await here.role('roles', ['role.view', 'role.manage']);
    const keeperOfRoles = await here.person('roles', [{ role: keeping, on: '/' }]);
    const answer = await keeperOfRoles.api.call('POST', '/bulk/roles', {
      items: [role],
      change: { do: 'add-operations', operations: ['container.exec'] },
    });
    expect(answer.status).toBe(403);
    expect(answer.body.missing).toEqual({ operation: 'container.exec', collection: depot });
  });

  it('are at most 500 and none unknown', async () => {
    const items = Array.from({ length: 501 }, (_, index) => `u${index}`);
    expect((await admin.call('POST', '/bulk/users', { items, change: { do: 'disable' } })).status).toBe(422);
    const odd = { items: ['x'], change: { do: 'explode' } };
    expect((await admin.call('POST', '/bulk/users', odd)).status).toBe(422);
  });
});
