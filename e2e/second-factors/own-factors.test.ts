import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { forgetCodes, forgetFailures, proofIsOld, signIn, withApp } from '@/e2e/second-factors/people';

const here = await startInstallation();
afterAll(() => here.end());
beforeEach(() => forgetFailures(here));

const stepUpNeeded = 'urn:wheelhouse:problem:step-up-needed';
const factors = '/me/second-factors';

describe("somebody else's second factor", () => {
  it('does not exist: it is not renamed, removed or confirmed', async () => {
    const [ana, ben] = [await here.person('ana'), await here.person('ben', [{ role: 'Admin', on: '/' }])];
    const { id } = await withApp(ana.api);
    const { id: begun } = await ana.api.ok('POST', `${factors}/apps`, { name: 'begun' });
    expect((await ben.api.call('DELETE', `${factors}/${id}`)).status).toBe(404);
    expect((await ben.api.call('PATCH', `${factors}/${id}`, { name: 'mine' })).status).toBe(404);
    expect((await ben.api.call('POST', `${factors}/apps/${begun}/confirm`, { code: '000000' })).status).toBe(
      404,
    );
    expect((await ana.api.ok('GET', factors)).apps).toMatchObject([{ name: 'phone' }]);
  });
});

describe('changing one’s own second factors', () => {
  it('needs a fresh proof: by the factor, where there is one, and not by the password', async () => {
    const ana = await here.person('ana');
    const { id, app } = await withApp(ana.api);
    await proofIsOld(here, ana);
    const changes = [
      ['POST', `${factors}/apps`, { name: 'second' }],
      ['POST', `${factors}/passkey-options`, undefined],
      ['POST', `${factors}/recovery-codes`, undefined],
      ['PATCH', `${factors}/${id}`, { name: 'other' }],
      ['DELETE', `${factors}/${id}`, undefined],
    ] as const;
    for (const [method, path, body] of changes) {
      const answer = await ana.api.call(method, path, body);
      expect([answer.status, answer.body.type], path).toEqual([403, stepUpNeeded]);
      expect(answer.headers.get('www-authenticate')).toContain('insufficient_user_authentication');
    }
    await forgetCodes(here);
    expect((await ana.api.call('POST', '/me/proof', { password: ana.password })).status).toBe(403);
    expect((await ana.api.call('POST', '/me/proof', { code: '000000' })).status).toBe(403);
    await ana.api.ok('POST', '/me/proof', { code: app.code() });
    expect((await ana.api.call('POST', '/me/proof', { code: app.code() })).status, 'once').toBe(403);
    expect((await ana.api.call('PATCH', `${factors}/${id}`, { name: 'other' })).status).toBe(204);
  });

  it('is proved by the password of whoever has none, counted like at sign-in', async () => {
    const ana = await here.person('ana');
    await proofIsOld(here, ana);
    expect((await ana.api.ok('GET', '/me/proof')).kinds).toEqual(['password']);
    for (let count = 0; count < 5; count++) {
      expect((await ana.api.call('POST', '/me/proof', { password: 'wrong' })).status).toBe(403);
    }
    expect((await ana.api.call('POST', '/me/proof', { password: ana.password })).status).toBe(429);
    await forgetFailures(here);
    await ana.api.ok('POST', '/me/proof', { password: ana.password });
    await ana.api.ok('POST', `${factors}/apps`, { name: 'phone' });
  });

  it('is nothing for tokens', async () => {
    const ana = await here.person('ana');
    const { token } = await ana.api.ok('POST', '/tokens', { label: 'ci' });
    const program = here.anonymous.as(token);
    expect((await program.call('POST', `${factors}/apps`, { name: 'x' })).status).toBe(403);
    expect((await program.call('POST', '/me/proof', { password: ana.password })).status).toBe(403);
  });

  it('ends the sessions that were begun without one', async () => {
    const ana = await here.person('ana');
    const { token } = (await signIn(here, ana)).body;
    await withApp(ana.api);
    expect((await here.anonymous.as(token).call('GET', '/me')).status).toBe(401);
    expect((await ana.api.call('GET', '/me')).status).toBe(200);
  });

  it('leaves no recovery codes when the last one goes', async () => {
    const ana = await here.person('ana');
    const { id, recoveryCodes } = await withApp(ana.api);
    await ana.api.ok('DELETE', `${factors}/${id}`);
    const { apps, recoveryCodesLeft } = await ana.api.ok('GET', factors);
    expect([apps, recoveryCodesLeft]).toEqual([[], 0]);
    expect((await signIn(here, ana)).status).toBe(200);
    await withApp(ana.api, 'again');
    expect((await signIn(here, ana, recoveryCodes[0])).status).toBe(401);
  });
});

describe("resetting somebody's second factors", () => {
  it('takes all that the account holds', async () => {
    const boss = await here.person('boss', [{ role: 'Admin', on: '/' }]);
    const { app } = await withApp(boss.api);
    const clerk = await here.person('clerk', [
      { role: await here.role('people', ['user.manage', 'user.view']), on: '/' },
    ]);
    const stranger = await here.person('stranger');
    const path = `/users/${boss.username}/second-factors`;
    expect((await stranger.api.call('GET', path)).status).toBe(403);
    expect(await clerk.api.ok('GET', path)).toMatchObject({
      apps: [{ name: 'phone' }],
      passkeys: [],
      recoveryCodesLeft: 10,
    });
    const refused = await clerk.api.call('DELETE', path);
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('reset the second factors');
    expect((await stranger.api.call('DELETE', path)).status).toBe(403);
    await forgetCodes(here);
    expect((await signIn(here, boss)).status, 'they still stand').toBe(401);
    expect((await signIn(here, boss, app.code())).status).toBe(200);
  });

  it('is done by an administrator, on record, told, and ends their sessions', async () => {
    const ana = await here.person('ana');
    const { recoveryCodes } = await withApp(ana.api);
    const path = `/users/${ana.username}/second-factors`;
    expect(JSON.stringify(await here.admin.ok('GET', path))).not.toContain('secret');
    await here.admin.ok('DELETE', path);
    expect((await here.lastAudit()).operation).toBe('second-factor.reset');
    expect((await ana.api.call('GET', '/me')).status).toBe(401);
    const again = await signIn(here, ana);
    expect(again.status).toBe(200);
    const { items } = await here.anonymous.as(again.body.token).ok('GET', '/notices');
    expect(JSON.stringify(items)).toContain('took away all second factors');
    expect(await here.db.recoveryCode.count({ where: { user: { username: ana.username } } })).toBe(0);
    expect(recoveryCodes).toHaveLength(10);
  });

  it('is not a way to take off one’s own without a proof', async () => {
    const { id } = await withApp(here.admin);
    expect((await here.admin.call('DELETE', '/users/admin/second-factors')).status).toBe(422);
    await here.admin.ok('DELETE', `${factors}/${id}`);
  });
});

describe('dangerous operations', () => {
  const rule = (operations: string[], programs = 'exempt') =>
    here.admin.ok('PUT', '/settings/step-up', { operations, withinMinutes: 15, programs });
  const name = () => ({ name: here.unique('team') });

  it('need a fresh proof where that is set, and nothing else does', async () => {
    const boss = await here.person('boss', [{ role: 'Admin', on: '/' }]);
    await rule(['access']);
    expect((await boss.api.call('POST', '/teams', name())).status, 'a moment after signing in').toBe(201);
    await proofIsOld(here, boss, 16);
    const refused = await boss.api.call('POST', '/teams', name());
    expect([refused.status, refused.body.type]).toEqual([403, stepUpNeeded]);
    expect(refused.body).toMatchObject({ kinds: ['password'], withinMinutes: 15 });
    expect((await boss.api.call('GET', '/teams')).status).toBe(200);
    const ana = await here.person('ana');
    await withApp(ana.api);
    const reset = () => boss.api.call('DELETE', `/users/${ana.username}/second-factors`);
    expect((await reset()).body.type).toBe(stepUpNeeded);
    await boss.api.ok('POST', '/me/proof', { password: boss.password });
    expect((await boss.api.call('POST', '/teams', name())).status).toBe(201);
    expect((await reset()).status).toBe(204);
  });

  it('tell nobody to prove what they may not do', async () => {
    const ana = await here.person('ana');
    await proofIsOld(here, ana);
    expect((await ana.api.call('POST', '/teams', name())).body.type).toBe(
      'urn:wheelhouse:problem:missing-right',
    );
  });

  it('are not got round by a token made for it, nor by a proof in another session', async () => {
    const boss = await here.person('boss', [{ role: 'Admin', on: '/' }]);
    await proofIsOld(here, boss);
    expect((await boss.api.call('POST', '/tokens', { label: 'way round' })).body.type).toBe(stepUpNeeded);
    expect(
      (
        await boss.api.call('PUT', '/settings/step-up', {
          operations: [],
          withinMinutes: 15,
          programs: 'exempt',
        })
      ).body.type,
    ).toBe(stepUpNeeded);
    expect((await signIn(here, boss)).status).toBe(200);
    expect((await boss.api.call('POST', '/teams', name())).body.type).toBe(stepUpNeeded);
  });

  it('are open to programs or not, as it is set', async () => {
    const boss = await here.person('boss', [{ role: 'Admin', on: '/' }]);
    const { token } = await boss.api.ok('POST', '/tokens', { label: 'ci' });
    const program = here.anonymous.as(token);
    expect((await program.call('POST', '/teams', name())).status).toBe(201);
    await rule(['access'], 'refused');
    const refused = await program.call('POST', '/teams', name());
    expect([refused.status, refused.body.type]).toEqual([403, 'urn:wheelhouse:problem:refused']);
    await rule([]);
    expect((await program.call('POST', '/teams', name())).status).toBe(201);
  });
});
