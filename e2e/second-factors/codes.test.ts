import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import {
  App,
  failedJustNow,
  forgetCodes,
  forgetFailures,
  signIn,
  withApp,
} from '@/e2e/second-factors/people';

const here = await startInstallation();
afterAll(() => here.end());
beforeEach(() => forgetFailures(here));

describe('signing in with the code of an app', () => {
  it('is as before for whoever has none', async () => {
    const ana = await here.person('ana');
    expect((await signIn(here, ana)).status).toBe(200);
    expect((await signIn(here, ana, '123456')).status).toBe(200);
  });

  it('needs one of whoever has an app, and says which kinds there are', async () => {
    const ana = await here.person('ana');
    const { app } = await withApp(ana.api);
    await forgetCodes(here);
    const without = await signIn(here, ana);
    expect(without.status).toBe(401);
    expect(without.body).toMatchObject({
      type: 'urn:wheelhouse:problem:second-factor-needed',
      kinds: ['totp', 'recovery-code'],
    });
    expect(JSON.stringify(without.body)).not.toMatch(/wh[sc]_/);
    expect((await signIn(here, ana, app.code())).status).toBe(200);
  });

  it('says nothing of factors to whoever has a wrong password', async () => {
    const ana = await here.person('ana');
    const { app } = await withApp(ana.api);
    const answer = await signIn(here, { ...ana, password: 'wrong' }, app.code());
    expect(answer.body).toMatchObject({ type: 'urn:wheelhouse:problem:unauthenticated' });
    expect(answer.body.kinds).toBeUndefined();
  });

  it('takes each code once, also of two at the same moment', async () => {
    const ana = await here.person('ana');
    const { app } = await withApp(ana.api);
    expect((await signIn(here, ana, app.code())).status, 'the one that confirmed it').toBe(401);
    await forgetCodes(here);
    const code = app.code();
    const together = await Promise.all([1, 2, 3].map(() => signIn(here, ana, code)));
    expect(together.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect((await signIn(here, ana, app.code(-1))).status, 'an earlier one').toBe(401);
  });

  it('takes the code before and after, and none further', async () => {
    const ana = await here.person('ana');
    const { app } = await withApp(ana.api);
    for (const [away, status] of [
      [-3, 401],
      [-1, 200],
      [1, 200],
      [3, 401],
    ] as const) {
      await forgetCodes(here);
      expect((await signIn(here, ana, app.code(away))).status, String(away)).toBe(status);
    }
  });

  it("takes nobody else's code", async () => {
    const [ana, ben] = [await here.person('ana'), await here.person('ben')];
    const [anas, bens] = [await withApp(ana.api), await withApp(ben.api)];
    await forgetCodes(here);
    expect((await signIn(here, ana, bens.app.code())).status).toBe(401);
    expect((await signIn(here, ana, bens.recoveryCodes[0])).status).toBe(401);
    expect((await signIn(here, ben, bens.recoveryCodes[0])).status, 'nor is it used up').toBe(200);
    expect((await signIn(here, ana, anas.app.code())).status).toBe(200);
  });

  it('takes no code of an app that was not confirmed', async () => {
    const ana = await here.person('ana');
    await withApp(ana.api);
    const { id, secret } = await ana.api.ok('POST', '/me/second-factors/apps', { name: 'second' });
    expect((await signIn(here, ana, new App(secret).code())).status).toBe(401);
    const wrong = await ana.api.call('POST', `/me/second-factors/apps/${id}/confirm`, { code: '000000' });
    expect(wrong.status).toBe(422);
  });

  it('keeps the secret sealed and shows it never again', async () => {
    const ana = await here.person('ana');
    const { id, secret } = await ana.api.ok('POST', '/me/second-factors/apps', { name: 'phone' });
    await ana.api.ok('POST', `/me/second-factors/apps/${id}/confirm`, { code: new App(secret).code() });
    const row = await here.db.totpDevice.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.sealedSecret).toString('latin1')).not.toContain(secret);
    expect(JSON.stringify(await ana.api.ok('GET', '/me/second-factors'))).not.toContain(secret);
    const log = await here.db.auditEntry.findMany({ where: { canonical: { contains: secret } } });
    expect(log).toEqual([]);
  });
});

describe('a recovery code', () => {
  it('works once, is on record, and is told to its owner', async () => {
    const ana = await here.person('ana');
    const { recoveryCodes } = await withApp(ana.api);
    expect(recoveryCodes).toHaveLength(10);
    const [code = ''] = recoveryCodes;
    const together = await Promise.all([1, 2].map(() => signIn(here, ana, ` ${code.toUpperCase()} `)));
    expect(together.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await ana.api.ok('GET', '/me/second-factors')).recoveryCodesLeft).toBe(9);
    const entry = await here.db.auditEntry.findFirstOrThrow({
      where: { operation: 'second-factor.use-recovery-code' },
      orderBy: { seq: 'desc' },
    });
    expect(entry.actor).toBe(ana.username);
    expect(entry.canonical).not.toContain(code);
    const { items } = await ana.api.ok('GET', '/notices');
    expect(JSON.stringify(items)).toContain('recovery code');
  });

  it('no longer works when new ones were made', async () => {
    const ana = await here.person('ana');
    const { recoveryCodes } = await withApp(ana.api);
    const made = await ana.api.ok('POST', '/me/second-factors/recovery-codes');
    expect(made.recoveryCodes).toHaveLength(10);
    expect((await signIn(here, ana, recoveryCodes[1])).status).toBe(401);
    expect((await signIn(here, ana, made.recoveryCodes[1])).status).toBe(200);
  });
});

describe('guessing codes', () => {
  it('is slowed down after five, also with the right one', async () => {
    const ana = await here.person('ana');
    const { app } = await withApp(ana.api);
    await forgetCodes(here);
    for (let count = 0; count < 5; count++) expect((await signIn(here, ana, '000000')).status).toBe(401);
    await failedJustNow(here);
    expect((await signIn(here, ana, '000000')).status).toBe(429);
    expect((await signIn(here, ana, app.code())).status).toBe(429);
  });

  it('locks nobody else out: not from elsewhere, not by a password that is wrong', async () => {
    const ana = await here.person('ana');
    const { app } = await withApp(ana.api);
    await forgetCodes(here);
    for (let count = 0; count < 8; count++) await signIn(here, ana, '000000', '10.1.1.1');
    expect((await signIn(here, ana, app.code(), '10.1.1.2')).status).toBe(200);
  });

  it('from many addresses ends, and its owner goes on from where they were', async () => {
    const ana = await here.person('ana');
    const { app, recoveryCodes } = await withApp(ana.api);
    await forgetCodes(here);
    expect((await signIn(here, ana, app.code(-1), '10.2.0.1')).status).toBe(200);
    const statuses = [];
    for (let count = 0; count < 34; count++) {
      statuses.push((await signIn(here, ana, '000000', `10.3.0.${count + 1}`)).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
    expect((await signIn(here, ana, app.code(), '10.2.0.1')).status, 'a known address').toBe(200);
    expect((await signIn(here, ana, recoveryCodes[0], '10.4.0.1')).status, 'a recovery code').toBe(200);
  });

  it('is on record, and a flood of it once', async () => {
    const ana = await here.person('ana');
    await withApp(ana.api);
    for (let count = 0; count < 5; count++) await signIn(here, ana, '000000', '10.5.0.1');
    await failedJustNow(here);
    for (let count = 0; count < 4; count++) await signIn(here, ana, '000000', '10.5.0.1');
    const entries = await here.db.auditEntry.findMany({
      where: { canonical: { contains: '"address":"10.5.0.1"' }, phase: 'refusal' },
      orderBy: { seq: 'asc' },
    });
    const statuses = entries.map(({ canonical }) => JSON.parse(canonical).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect(entries[0]?.canonical).not.toContain('000000');
  });
});
