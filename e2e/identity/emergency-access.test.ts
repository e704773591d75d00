import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { tryRun } from '@/e2e/lab/command';
import { startInstallation } from '@/e2e/records/installation';
import { withApp } from '@/e2e/second-factors/people';

const here = await startInstallation();
const { dropAccessCache } = await import('@/lib/auth/load-access');
const root = fileURLToPath(new URL('../../', import.meta.url));
/** Nothing of the test's own environment. */
const onlyPath = { PATH: process.env.PATH, NODE_ENV: 'production' } as const;
const nothing = mkdtempSync(join(tmpdir(), 'wheelhouse-nothing-'));
afterAll(async () => {
  rmSync(nothing, { recursive: true });
  await here.end();
});

/** `npm run emergency-access -- NAME`, where a database can be reached with this environment. */
function emergency(names: readonly string[], env: Record<string, string>) {
  return tryRun(process.execPath, [join(root, 'dist/emergency-access.js'), ...names], {
    cwd: nothing,
    env: { ...onlyPath, ...env },
  });
}
const withDatabase = () => ({ DATABASE_URL: process.env.DATABASE_URL ?? '' });
const accounts = () => here.db.user.findMany({ orderBy: { username: 'asc' } });

it('lets whoever has the machine in again when nobody can sign in any more', async () => {
  // The administrator's phone is lost, and so is the password; everybody else is disabled.
  const boss = await here.person('boss', [{ role: 'Admin', on: '/' }]);
  await withApp(boss.api);
  await here.admin.ok('PUT', `/identity/break-glass/${boss.username}`);
  await here.admin.ok('PUT', '/identity/settings', { localAccounts: 'break-glass' });
  await here.db.user.updateMany({ data: { disabledAt: new Date() } });
  dropAccessCache();
  expect((await boss.api.call('GET', '/me')).status).toBe(401);
  const login = (password: string) =>
    here.anonymous.call('POST', '/auth/login', { username: boss.username, password });
  expect((await login(boss.password)).status).not.toBe(200);

  const { code, stdout, stderr } = await emergency([boss.username], withDatabase());
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const password = /chooses another: (\S+)/.exec(stdout)?.[1] ?? '';
  expect(password.length).toBeGreaterThanOrEqual(20);
  await here.db.signInAttempt.deleteMany();
  expect((await login(boss.password)).status).toBe(401);
  const first = await login(password);
  expect(first.status).toBe(200);
  const unfinished = here.anonymous.as(first.body.token);
  // It opens nothing but the choice of a password.
  expect((await unfinished.call('GET', '/users')).status).toBe(403);
  const change = { oldPassword: password, newPassword: 'chosen by nobody else' };
  expect((await unfinished.call('POST', '/me/password', change)).status).toBeLessThan(300);
  dropAccessCache();
  expect((await login(password)).status).toBe(401);
  const again = await here.signedIn(boss.username, change.newPassword);
  expect((await again.ok('GET', '/users')).items.length).toBeGreaterThan(0);

  const entry = await here.db.auditEntry.findFirstOrThrow({
    where: { actor: 'whoever has the machine' },
  });
  expect(entry).toMatchObject({ operation: 'user.manage', resourceName: boss.username, outcome: 'done' });
  expect(entry.canonical).toContain('emergency access');
  expect(entry.canonical).not.toContain(password);
});

it('gives the account no right that it did not hold', async () => {
  const { id: userId } = await here.db.user.create({
    data: { username: here.unique('plain'), kind: 'person' },
  });
  const { username } = await here.db.user.findUniqueOrThrow({ where: { id: userId } });
  const grants = await here.db.grant.count();
  expect((await emergency([username], withDatabase())).code).toBe(0);
  expect(await here.db.grant.count()).toBe(grants);
});

it('is of no use to who does not have the machine, and for nothing but an account of a person', async () => {
  const service = await here.db.user.create({ data: { username: here.unique('robot'), kind: 'service' } });
  const before = await accounts();
  const wrong = new URL(process.env.DATABASE_URL ?? '');
  wrong.username = 'somebody';
  wrong.password = 'guesses';
  for (const [names, env, words] of [
    [[], withDatabase(), 'Say whose account'],
    [['nobody-of-that-name'], withDatabase(), 'no such person'],
    [[service.username], withDatabase(), 'no such person'],
    [['admin'], { WHEELHOUSE_DATA: nothing }, 'There is no database here'],
    [['admin'], { DATABASE_URL: wrong.href }, ''],
  ] as const) {
    const { code, stdout, stderr } = await emergency(names, env);
    expect(code, stderr).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.toLowerCase()).toContain(words.toLowerCase());
  }
  expect(await accounts()).toEqual(before);
});

it('cannot be run by a user of the machine who may not read its data', async () => {
  chmodSync(nothing, 0o700);
  const { code } = await tryRun(
    'setpriv',
    [
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      process.execPath,
      join(root, 'dist/emergency-access.js'),
      'admin',
    ],
    { cwd: '/', env: { ...onlyPath, WHEELHOUSE_DATA: nothing } },
  );
  expect(code).not.toBe(0);
});
