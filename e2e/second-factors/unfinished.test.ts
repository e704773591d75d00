import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { App, forgetFailures, signIn, withApp } from '@/e2e/second-factors/people';

const here = await startInstallation();
const { dropAccessCache } = await import('@/lib/auth/load-access');
afterAll(() => here.end());
beforeEach(() => forgetFailures(here));

const aUuid = '01890000-0000-7000-8000-000000000000';
const open = here.routes.filter(
  ({ permission }) => 'public' in permission || ('duringSignIn' in permission && permission.duringSignIn),
);
const closed = here.routes.filter((route) => !open.includes(route));
const pathOf = (path: string) => path.replaceAll(/\{\w+\}/g, aUuid);

const requireOf = (required: string, roles: string[] = [], graceDays = 0) =>
  here.admin.ok('PUT', '/settings/second-factors', { required, roles, graceDays });

/** Holds far more than any of these routes asks for. */
const powerful = () => here.person('boss', [{ role: 'Admin', on: '/' }]);

describe('a session that has to finish signing in', () => {
  it('finds open what finishes it, and nothing else', () => {
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toMatchInlineSnapshot(`
      [
        "GET /me",
        "GET /me/proof",
        "GET /me/second-factors",
        "GET /openapi.json",
        "GET /password-rules",
        "POST /auth/forgotten",
        "POST /auth/links/look",
        "POST /auth/links/use",
        "POST /auth/login",
        "POST /auth/logout",
        "POST /auth/passkey-options",
        "POST /me/password",
        "POST /me/proof",
        "POST /me/second-factors/apps",
        "POST /me/second-factors/apps/{factor}/confirm",
        "POST /me/second-factors/passkey-options",
        "POST /me/second-factors/passkeys",
      ]
    `);
  });

  it.each([
    [
      'change-password',
      async (username: string) => {
        await here.db.user.update({ where: { username }, data: { mustChangePassword: true } });
      },
    ],
    [
      'set-up-second-factor',
      async (username: string) => {
        const role = await here.role('guarded', ['container.view']);
        await here.admin.ok('POST', '/grants', { subject: `user:${username}`, role, collection: '/Shared' });
        await requireOf('roles', [role]);
      },
    ],
  ])('is refused every other route until it did %s', async (unfinished, require) => {
    const boss = await powerful();
    await require(boss.username);
    dropAccessCache();
    const before = await here.db.auditEntry.count({ where: { outcome: 'done' } });
    for (const { method, path, body } of closed) {
      const answer = await boss.api.call(method, pathOf(path), body ? {} : undefined);
      expect([answer.status, answer.body.type], `${method} ${path}`).toEqual([
        403,
        'urn:wheelhouse:problem:sign-in-unfinished',
      ]);
      expect(answer.body.detail).toContain(`/${unfinished}`);
    }
    expect(await here.db.auditEntry.count({ where: { outcome: 'done' } })).toBe(before);
    expect((await boss.api.ok('GET', '/me')).access).toEqual([]);
    await requireOf('nobody');
  });

  it('is told so of a new sign-in too, which is no way round it', async () => {
    const boss = await powerful();
    await here.db.user.update({ where: { username: boss.username }, data: { mustChangePassword: true } });
    const { token } = (await signIn(here, boss)).body;
    expect((await here.anonymous.as(token).call('GET', '/users')).status).toBe(403);
    await here.anonymous
      .as(token)
      .ok('POST', '/me/password', { oldPassword: boss.password, newPassword: 'a new long password' });
    expect((await here.anonymous.as(token).call('GET', '/users')).status).toBe(200);
  });
});

describe('a sign-in whose second step is outstanding', () => {
  it('opens no route, and only the second step takes what refers to it', async () => {
    const boss = await powerful();
    await withApp(boss.api);
    const { openChallenge } = await import('@/lib/sign-in/challenges');
    const { id } = await here.db.user.findUniqueOrThrow({ where: { username: boss.username } });
    const { token } = await openChallenge(id, 'password');
    const half = here.anonymous.as(token);
    for (const route of [...closed, ...open.filter(({ permission }) => !('public' in permission))]) {
      const answer = await half.call(route.method, pathOf(route.path), route.body ? {} : undefined);
      expect(answer.status, `${route.method} ${route.path}`).toBe(401);
    }
    const byCookie = await here.anonymous.send('GET', '/users', {
      headers: { cookie: `wheelhouse_session=${token}` },
    });
    expect(byCookie.status).toBe(401);
  });

  it('is good for one session, and for none after a change of password or ten wrong tries', async () => {
    const { openChallenge, findChallenge } = await import('@/lib/sign-in/challenges');
    const { secondStep } = await import('@/lib/sign-in/second-step');
    const place = { address: '10.6.0.1', userAgent: 'test' };
    const ana = await here.person('ana');
    const { recoveryCodes } = await withApp(ana.api);
    const { id } = await here.db.user.findUniqueOrThrow({ where: { username: ana.username } });

    const first = await openChallenge(id, 'password');
    expect((await secondStep(first.token, { code: recoveryCodes[0] }, place)).status).toBe('signed-in');
    expect((await secondStep(first.token, { code: recoveryCodes[1] }, place)).status).toBe('challenge-over');

    const second = await openChallenge(id, 'password');
    for (let count = 0; count < 10; count++) {
      await forgetFailures(here);
      await secondStep(second.token, { code: '000000' }, place);
    }
    expect(await findChallenge(second.token)).toBeNull();

    const third = await openChallenge(id, 'password');
    await here.admin.ok('PATCH', `/users/${ana.username}`, { password: 'a new long password' });
    expect(await findChallenge(third.token)).toBeNull();

    const fourth = await openChallenge(id, 'password');
    await here.db.signInChallenge.updateMany({ data: { expiresAt: new Date() } });
    expect(await findChallenge(fourth.token)).toBeNull();
  });
});

describe('requiring a second factor', () => {
  it('holds holders of the role alone, and ends when one is set up', async () => {
    const role = await here.role('guarded', ['container.view']);
    const holder = await here.person('holder', [{ role, on: '/Shared' }]);
    const other = await here.person('other');
    await requireOf('roles', [role]);
    dropAccessCache();
    expect((await holder.api.call('GET', '/users')).status).toBe(403);
    expect((await other.api.call('GET', '/users')).status).toBe(200);
    await withApp(holder.api);
    expect((await holder.api.call('GET', '/users')).status).toBe(200);
    await requireOf('nobody');
  });

  it('leaves days of grace, from when it began or the account was made', async () => {
    const ana = await here.person('ana');
    await requireOf('everyone', [], 7);
    expect((await ana.api.call('GET', '/users')).status).toBe(200);
    const { requiredFrom } = await ana.api.ok('GET', '/me/second-factors');
    expect(Date.parse(requiredFrom)).toBeGreaterThan(Date.now() + 6 * 24 * 3_600_000);
    const rule = await here.db.setting.findUniqueOrThrow({ where: { key: 'secondFactors' } });
    const past = new Date(Date.now() - 8 * 24 * 3_600_000);
    const value = { ...(rule.value as object), since: past.toISOString() };
    await here.db.setting.update({ where: { key: 'secondFactors' }, data: { value } });
    dropAccessCache();
    expect((await ana.api.call('GET', '/users')).status, 'the account is new').toBe(200);
    await here.db.user.update({ where: { username: ana.username }, data: { createdAt: past } });
    dropAccessCache();
    expect((await ana.api.call('GET', '/users')).status).toBe(403);
    await here.db.setting.deleteMany({ where: { key: 'secondFactors' } });
    dropAccessCache();
  });

  it('holds tokens that were made before too, until their owner has one', async () => {
    const ana = await here.person('ana');
    const { token } = await ana.api.ok('POST', '/tokens', { label: 'ci' });
    const program = here.anonymous.as(token);
    await withApp(here.admin);
    await requireOf('everyone');
    dropAccessCache();
    const refused = await program.call('GET', '/users');
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('/set-up-second-factor');
    await withApp(ana.api);
    expect((await program.call('GET', '/users')).status).toBe(200);
    const service = here.unique('robot');
    await here.admin.ok('POST', '/users', { username: service, kind: 'service' });
    await requireOf('nobody');
  });

  it('cannot be got round by removing the last one', async () => {
    const ana = await here.person('ana');
    const { id } = await withApp(ana.api);
    await requireOf('everyone');
    const last = await ana.api.call('DELETE', `/me/second-factors/${id}`);
    expect(last.status).toBe(409);
    await here.db.totpDevice.updateMany({ data: { lastStep: 0 } });
    const { id: second } = await withApp(ana.api, 'tablet');
    const both = await Promise.all(
      [id, second].map((each) => ana.api.call('DELETE', `/me/second-factors/${each}`)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    await requireOf('nobody');
  });

  it('is set by whoever manages access of the whole alone', async () => {
    const shop = await here.collection('shop');
    const delegate = await here.person('delegate', [
      { role: await here.role('access', ['access.manage', 'access.view']), on: shop },
    ]);
    const body = { required: 'everyone', graceDays: 0 };
    expect((await delegate.api.call('PUT', '/settings/second-factors', body)).status).toBe(403);
    const stepUp = { operations: [], withinMinutes: 5, programs: 'exempt' };
    expect((await delegate.api.call('PUT', '/settings/step-up', stepUp)).status).toBe(403);
    const unknown = { required: 'roles', roles: ['No such role'], graceDays: 0 };
    expect((await here.admin.call('PUT', '/settings/second-factors', unknown)).status).toBe(422);
  });
});

it('an app is confirmed in the very session that may do nothing else', async () => {
  const ana = await here.person('ana');
  await requireOf('everyone');
  const { token } = (await signIn(here, ana)).body;
  const half = here.anonymous.as(token);
  const { id, secret } = await half.ok('POST', '/me/second-factors/apps', { name: 'phone' });
  expect((await half.call('GET', '/users')).status).toBe(403);
  await half.ok('POST', `/me/second-factors/apps/${id}/confirm`, { code: new App(secret).code() });
  expect((await half.call('GET', '/users')).status).toBe(200);
  await requireOf('nobody');
});
