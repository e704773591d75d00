import { afterAll, describe, expect, it } from 'vitest';
import { startScratchDatabase } from '@/e2e/records/scratch-database';

const database = await startScratchDatabase();
const { db } = await import('@/lib/db/client');
const { signIn } = await import('@/lib/sign-in/sign-in');
const { proveAgain } = await import('@/lib/step-up/prove');
const { rememberBrowser } = await import('@/lib/sign-in/known-browser');
const { changePassword } = await import('@/lib/passwords/change-password');
const { longestPassword, shortestPassword } = await import('@/lib/passwords/rules');
const { authenticateToken } = await import('@/lib/auth/authenticate');
const { dropAccessCache } = await import('@/lib/auth/load-access');
const { createToken } = await import('@/lib/tokens/tokens');
const { makePerson, newAddress, password, signInAs } = await import('@/e2e/who-is-asking/people');

afterAll(() => database.drop());

const attempt = (username: string, tried: string, address: string) =>
  signIn({ username, password: tried, address, userAgent: 'test' });

/** What a browser shows that the account's owner signed in with. */
async function browserOf(username: string): Promise<string> {
  return /whb_[^;]+/.exec(await rememberBrowser(username, null))?.[0] ?? '';
}

async function failUntilThrottled(username: string, address: string): Promise<number> {
  for (let failures = 0; failures < 50; failures++) {
    const result = await attempt(username, `wrong ${failures}`, address);
    if (result.status === 'throttled') return failures;
    expect(result).toEqual({ status: 'refused' });
  }
  throw new Error('never throttled');
}

const entries = (address: string) =>
  db.auditEntry.findMany({
    where: { canonical: { contains: `"address":"${address}"` } },
    orderBy: { seq: 'asc' },
  });

describe('signing in', () => {
  it('is refused in the same words whatever was wrong', async () => {
    const { id, username } = await makePerson();
    const address = newAddress();
    expect(await attempt(username, 'wrong', address)).toEqual({ status: 'refused' });
    expect(await attempt('no-such-person', password, address)).toEqual({ status: 'refused' });
    expect(await attempt('', '', address)).toEqual({ status: 'refused' });
    await db.user.update({ where: { id }, data: { passwordHash: null } });
    expect(await attempt(username, password, address)).toEqual({ status: 'refused' });
  });

  it('tells of a disabled account only whoever knows its password', async () => {
    const { id, username } = await makePerson();
    await db.user.update({ where: { id }, data: { disabledAt: new Date() } });
    const address = newAddress();
    expect(await attempt(username, 'wrong', address)).toEqual({ status: 'refused' });
    expect(await attempt(username, password, address)).toEqual({ status: 'disabled' });
    expect(await db.session.count({ where: { userId: id } })).toBe(0);
  });

  it('makes a new session each time and puts it on record', async () => {
    const { id, username } = await makePerson();
    const address = newAddress();
    const [first, second] = [
      await signInAs(username, address),
      await signInAs(` ${username.toUpperCase()} `, address),
    ];
    expect(first.token).not.toBe(second.token);
    expect(await db.session.count({ where: { userId: id } })).toBe(2);
    expect((await entries(address)).map((entry) => [entry.operation, entry.actor, entry.outcome])).toEqual([
      ['session.create', username, 'done'],
      ['session.create', username, 'done'],
    ]);
  });

  it('takes hostile input', async () => {
    const address = newAddress();
    for (const text of ['\0', '\ud800', '\'; DROP TABLE "User"; --', 'x'.repeat(100_000)]) {
      expect(await attempt(text, text, address)).toEqual({ status: 'refused' });
    }
    const { username } = await makePerson();
    const result = await signIn({ username, password, address, userAgent: '\0\ud800agent'.repeat(500) });
    expect(result.status).toBe('signed-in');
  });
});

describe('the throttle', () => {
  it('lets five wrong passwords pass and then makes wait, also with the right one', async () => {
    const { username } = await makePerson();
    const address = newAddress();
    expect(await failUntilThrottled(username, address)).toBe(5);
    expect(await attempt(username, password, address)).toEqual({ status: 'throttled', retryAfterSeconds: 1 });
    await backdate(address, 1_001);
    expect((await attempt(username, password, address)).status).toBe('signed-in');
    expect((await attempt(username, 'wrong', address)).status).toBe('refused');
  });

  it('doubles the wait with each failure after that', async () => {
    const { username } = await makePerson();
    const address = newAddress();
    await failUntilThrottled(username, address);
    for (const retryAfterSeconds of [2, 4, 8]) {
      await backdate(address, 10_000);
      expect(await attempt(username, 'wrong', address)).toEqual({ status: 'refused' });
      expect(await attempt(username, password, address)).toEqual({ status: 'throttled', retryAfterSeconds });
    }
  });

  it('lets nobody lock somebody out from elsewhere', async () => {
    const { username } = await makePerson();
    await failUntilThrottled(username, newAddress());
    await failUntilThrottled(username, newAddress());
    await signInAs(username);
  });

  it('holds the same for names that do not exist', async () => {
    expect(await failUntilThrottled('nobody-here', newAddress())).toBe(5);
  });

  it('holds an address that tries one name after the other', async () => {
    const address = newAddress();
    const data = Array.from({ length: 50 }, (_, index) => ({
      account: `a-${index}`,
      address,
      succeeded: false,
    }));
    await db.signInAttempt.createMany({ data });
    const { username } = await makePerson();
    expect((await attempt(username, password, address)).status).toBe('throttled');
    await signInAs(username);
  });

  it('does not hold who signed in there before when others fail behind the same address', async () => {
    const { username } = await makePerson();
    const address = newAddress();
    await signInAs(username, address);
    const data = Array.from({ length: 400 }, (_, index) => ({
      account: `a-${index}`,
      address,
      succeeded: false,
    }));
    await db.signInAttempt.createMany({ data });
    expect((await attempt((await makePerson()).username, password, address)).status).toBe('throttled');
    expect((await attempt(username, 'wrong', address)).status).toBe('refused');
    expect((await attempt(username, password, address)).status).toBe('signed-in');
  });

  it('lets nobody lock somebody out behind the same address: their browser is known', async () => {
    const [{ username }, other] = [await makePerson(), await makePerson()];
    const address = newAddress();
    const [own, others] = [await browserOf(username), await browserOf(other.username)];
    await failUntilThrottled(username, address);
    const from = (browser: string | null, tried = password) =>
      signIn({ username, password: tried, address, userAgent: 'test', browser });
    expect((await from(null)).status).toBe('throttled');
    expect((await from(others)).status, 'a browser is known of who signed in with it').toBe('throttled');
    expect((await from(`whb_${'x'.repeat(43)}`)).status, 'a made up one is nobody’s').toBe('throttled');
    expect((await from(own)).status).toBe('signed-in');
    // It is no way to guess more: its own tries are counted too.
    for (let tries = 0; tries < 5; tries++) expect((await from(own, 'wrong')).status).toBe('refused');
    expect((await from(own)).status).toBe('throttled');
  });

  it('does not slow down who is signed in already when others fail on their name', async () => {
    const { username } = await makePerson();
    const address = newAddress();
    const { actor } = await signInAs(username, address);
    await failUntilThrottled(username, address);
    await proveAgain(actor, { password });
    await changePassword(actor, { oldPassword: password, newPassword: 'an entirely new one' });
  });

  it('counts tries that are made at the same time', async () => {
    const { username } = await makePerson();
    const address = newAddress();
    const results = await Promise.all(
      Array.from({ length: 15 }, (_, index) => attempt(username, `wrong ${index}`, address)),
    );
    expect(results.filter(({ status }) => status === 'refused')).toHaveLength(5);
  });

  it('does not take right sign-ins at the same time for failures', async () => {
    const { username } = await makePerson();
    const address = newAddress();
    const results = await Promise.all(Array.from({ length: 12 }, () => attempt(username, password, address)));
    expect(results.every(({ status }) => status === 'signed-in')).toBe(true);
  });

  it('puts refusals on record, and a flood of them once', async () => {
    const { username } = await makePerson();
    const address = newAddress();
    await failUntilThrottled(username, address);
    for (let tries = 0; tries < 5; tries++) await attempt(username, 'wrong', address);
    const refusals = await entries(address);
    expect(refusals.map(({ phase }) => phase)).toEqual(Array.from({ length: 6 }, () => 'refusal'));
    expect(refusals.map(({ canonical }) => JSON.parse(canonical).status)).toEqual([
      401, 401, 401, 401, 401, 429,
    ]);
    expect(JSON.stringify(refusals.map(({ canonical }) => canonical))).not.toContain('wrong 1');
  });
});

describe('changing one’s password', () => {
  const newPassword = 'an entirely new one';

  it('needs the old one, counted like any try', async () => {
    const { username } = await makePerson();
    const { actor } = await signInAs(username);
    for (let tries = 0; tries < 5; tries++) {
      await expect(changePassword(actor, { oldPassword: 'wrong', newPassword })).rejects.toMatchObject({
        status: 403,
      });
    }
    await expect(changePassword(actor, { oldPassword: password, newPassword })).rejects.toMatchObject({
      status: 429,
      headers: { 'Retry-After': '1' },
    });
  });

  it('needs a session: a token in a script is not enough', async () => {
    const { actor } = await signInAs((await makePerson()).username);
    const { token } = await createToken(actor, { label: 'ci', expiresAt: null });
    const program = await authenticateToken(token, { address: newAddress() });
    if (!program) throw new Error('not known');
    await expect(changePassword(program, { oldPassword: password, newPassword })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('refuses what is short, long, the same, or the name', async () => {
    const { actor } = await signInAs((await makePerson('a-long-user-name')).username);
    for (const bad of [
      'x'.repeat(shortestPassword - 1),
      'x'.repeat(longestPassword + 1),
      ' '.repeat(20),
      actor.username.toUpperCase(),
      password,
    ]) {
      await expect(changePassword(actor, { oldPassword: password, newPassword: bad })).rejects.toMatchObject({
        status: 422,
      });
    }
  });

  it('ends all other sessions, and the old password', async () => {
    const { username } = await makePerson();
    const other = await signInAs(username);
    const { token, actor } = await signInAs(username);
    await changePassword(actor, { oldPassword: password, newPassword });
    dropAccessCache();
    expect(await authenticateToken(other.token, { address: '' })).toBeNull();
    expect(await authenticateToken(token, { address: '' })).not.toBeNull();
    expect((await attempt(username, password, newAddress())).status).toBe('refused');
    expect((await attempt(username, newPassword, newAddress())).status).toBe('signed-in');
  });
});

/** As if this much time had passed for the address. */
async function backdate(address: string, ms: number): Promise<void> {
  await db.$executeRaw`UPDATE "SignInAttempt" SET "at" = "at" - interval '1 ms' * ${ms}::float8 WHERE "address" = ${address}`;
}
