import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

describe('accounts', () => {
  it('come with a private collection and a grant on it, in one audit entry', async () => {
    const created = await here.admin.call('POST', '/users', {
      username: 'ana',
      password: 'ana is here',
      fullName: 'Ana Anić',
    });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe('/api/v1/users/ana');
    expect(created.body).toMatchObject({
      username: 'ana',
      fullName: 'Ana Anić',
      privateCollection: '/Shared/Private/ana',
      teams: [],
    });
    expect(JSON.stringify(created.body)).not.toContain('argon');
    expect(await here.lastAudit()).toMatchObject({
      actor: 'admin',
      operation: 'user.manage',
      resourceKind: 'user',
      resourceName: 'ana',
      outcome: 'done',
    });
    const ana = await here.signedIn('ana', 'ana is here');
    const me = await ana.ok('GET', '/me');
    expect(me.access.map(({ collection }: { collection: string }) => collection)).toContain(
      '/Shared/Private/ana',
    );
  });

  it('are created once, also by two at the same time', async () => {
    const wish = { username: 'twin', password: 'twin is here' };
    const answers = await Promise.all([1, 2, 3].map(() => here.admin.call('POST', '/users', wish)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await here.db.user.count({ where: { username: 'twin' } })).toBe(1);
  });

  it('are seen by whoever administers them; others see themselves', async () => {
    const bob = await here.person('bob');
    const list = await bob.api.ok('GET', '/users');
    expect(list.items.map(({ username }: { username: string }) => username)).toEqual([bob.username]);
    expect((await bob.api.call('GET', '/users/admin')).status).toBe(404);
    expect((await bob.api.call('GET', `/users/${bob.username}`)).status).toBe(200);
    expect((await here.admin.ok('GET', '/users?limit=1')).nextCursor).toEqual(expect.any(String));
  });

  it('page by cursor without gaps or repeats', async () => {
    const all: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 100; pages++) {
      const page = await here.admin.ok('GET', `/users?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      all.push(...page.items.map(({ username }: { username: string }) => username));
      cursor = page.nextCursor;
    }
    expect(all).toEqual([...new Set(all)]);
    expect(all).toHaveLength(await here.db.user.count());
  });

  it('lose their sessions when disabled, and get none', async () => {
    const cas = await here.person('cas');
    await here.admin.ok('PATCH', `/users/${cas.username}`, { disabled: true });
    expect((await cas.api.call('GET', '/me')).status).toBe(401);
    const again = await here.anonymous.call('POST', '/auth/login', cas);
    expect(again.status).toBe(422);
    const { username, password } = cas;
    expect((await here.anonymous.call('POST', '/auth/login', { username, password })).status).toBe(403);
  });

  it('can be removed while they were never used, and only disabled afterwards', async () => {
    await here.admin.ok('POST', '/users', { username: 'unused', password: 'unused is here' });
    expect((await here.admin.call('DELETE', '/users/unused')).status).toBe(204);
    expect(await here.db.collection.count({ where: { path: '/Shared/Private/unused' } })).toBe(0);
    const used = await here.person('used');
    expect((await here.admin.call('DELETE', `/users/${used.username}`)).status).toBe(409);
  });

  it('are not taken over by whoever may manage accounts but holds less', async () => {
    const helpdesk = await here.role('helpdesk', ['user.view', 'user.manage']);
    const dan = await here.person('dan', [{ role: helpdesk, on: '/' }]);
    const shop = await here.collection('shop');
    const eve = await here.person('eve', [{ role: 'Full Control', on: shop }]);
    const reset = await dan.api.call('PATCH', `/users/${eve.username}`, { password: 'now it is mine' });
    expect(reset.status).toBe(403);
    expect(reset.body.missing.operation).toEqual(expect.any(String));
    expect((await dan.api.call('PATCH', '/users/admin', { password: 'now it is mine' })).status).toBe(403);
    expect((await dan.api.call('PATCH', `/users/${eve.username}`, { fullName: 'Eve' })).status).toBe(200);
    const own = await dan.api.call('PATCH', `/users/${dan.username}`, { password: 'without the old one' });
    expect(own.status).toBe(422);
  });
});

describe('oneself', () => {
  it('is described with the views that one reaches', async () => {
    expect(await here.admin.ok('GET', '/me')).toMatchObject({
      user: { username: 'admin' },
      credential: { kind: 'session' },
      home: 'ops',
    });
    const shop = await here.collection('shop');
    const fay = await here.person('fay', [{ role: 'Full Control', on: shop }]);
    const me = await fay.api.ok('GET', '/me');
    expect(me.home).toBe('apps');
    expect(me.views).not.toContain('ops');
    const there = me.access.find(({ collection }: { collection: string }) => collection === shop);
    expect(there.operations.map(({ operation }: { operation: string }) => operation)).toContain(
      'container.exec',
    );
    expect(there.because[0].words).toBe(`a grant to ${me.user.username}: Full Control on ${shop}`);
  });

  it('can change name and password, and nothing else', async () => {
    const gil = await here.person('gil');
    expect((await gil.api.ok('PATCH', '/me', { fullName: 'Gil' })).fullName).toBe('Gil');
    expect((await gil.api.call('PATCH', '/me', { fullName: 'Gil', disabled: false })).status).toBe(422);
    const change = { oldPassword: gil.password, newPassword: 'another password' };
    expect((await gil.api.call('POST', '/me/password', change)).status).toBe(204);
    expect(await here.signedIn(gil.username, change.newPassword)).toBeDefined();
  });

  it('signs out', async () => {
    const hal = await here.person('hal');
    expect((await hal.api.call('POST', '/auth/logout')).status).toBe(204);
    expect((await hal.api.call('GET', '/me')).status).toBe(401);
  });
});
