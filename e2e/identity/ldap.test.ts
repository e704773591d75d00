import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base, DirectoryServer, managerDn, managerPassword } from '@/e2e/fixtures/directory';
import { TestAuthority } from '@/e2e/fixtures/test-authority';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
const { syncDirectory } = await import('@/lib/identity/ldap/sync');
const { dropAccessCache } = await import('@/lib/auth/load-access');
const { queueDueSyncs } = await import('@/lib/identity/ldap/due-syncs');

let corp: DirectoryServer;
let directory: string;
let web: string;

const settings = (more: object = {}) => ({
  url: corp.tlsUrl,
  caPem: corp.caPem,
  bindDn: managerDn,
  userBase: `ou=people,${base}`,
  groupBase: `ou=groups,${base}`,
  createsUsers: true,
  ...more,
});
const set = (more: object = {}) =>
  here.admin.ok('PATCH', `/identity/providers/${directory}`, {
    settings: settings(more),
    secret: managerPassword,
  });
let address = 0;
const login = (username: string, password: string, from = `10.55.0.${++address}`) =>
  here.anonymous.send('POST', '/auth/login', {
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ username, password }),
  });
const meOf = async (username: string, password: string) => {
  const answer = await login(username, password);
  expect(answer.status).toBe(200);
  return (await here.anonymous.as(answer.body.token).ok('GET', '/me')).user;
};
const sync = () => syncDirectory(here.db, directory, new Date());

beforeAll(async () => {
  const authority = await TestAuthority.make('a company');
  const { certificatePem, keyPem } = await authority.server(['localhost']);
  corp = await DirectoryServer.start({ caPem: authority.pem, certPem: certificatePem, keyPem });
  await here.admin.ok('PUT', '/identity/networks', { networks: ['127.0.0.0/8', '::1/128'] });
  const ana = await corp.person('ana', 'ana knows this');
  await corp.person('bo', 'bo knows this');
  const webPeople = await corp.group('Web People', [ana]);
  await corp.group('Everybody of Web', [webPeople]);
  const made = await here.admin.ok('POST', '/identity/providers', {
    kind: 'ldap',
    name: 'Corp directory',
    secret: managerPassword,
    settings: settings(),
  });
  directory = made.provider.id;
  web = here.unique('web');
  await here.admin.ok('POST', '/teams', { name: web });
  await here.admin.ok('POST', `/identity/providers/${directory}/mappings`, {
    group: 'Everybody of Web',
    team: web,
  });
});

afterAll(async () => {
  await corp.stop();
  await here.end();
});

describe('signing in with the password of a directory', () => {
  it('makes an account, with the teams of groups and of groups of groups', async () => {
    const ana = await meOf('Ana', 'ana knows this');
    expect(ana).toMatchObject({
      username: 'ana',
      fullName: 'ana of Corp',
      email: 'ana@corp.example',
      teams: [web],
    });
    expect((await meOf('bo', 'bo knows this')).teams).toEqual([]);
    const session = await here.db.session.findFirstOrThrow({ where: { userId: ana.id } });
    expect(session.method).toBe('ldap');
  });

  it('takes no wrong password, no empty one, and no name that is more than a name', async () => {
    for (const [username, password] of [
      ['ana', 'wrong'],
      ['ana', ''],
      ['*', 'ana knows this'],
      ['ana)(uid=*', 'ana knows this'],
      ['a*a', 'ana knows this'],
      ['*)(|(uid=*', 'ana knows this'],
      [`uid=ana,ou=people,${base}`, 'ana knows this'],
      ['manager', managerPassword],
      ['ana\0', 'ana knows this'],
    ] as const) {
      const answer = await login(username, password);
      expect([400, 401]).toContain(answer.status);
    }
  });

  it('asks the directory for names as values, whatever they hold', async () => {
    const { findPerson } = await import('@/lib/identity/ldap/entries');
    const { withSearch } = await import('@/lib/identity/ldap/connect');
    const { directories } = await import('@/lib/identity/ldap/directories');
    const [known] = await directories(here.db, [directory]);
    if (!known) throw new Error('There is no directory.');
    const find = (username: string) =>
      withSearch(known, (client) => findPerson(client, known.settings, { username }));
    expect((await find('ana'))?.username).toBe('ana');
    for (const hostile of ['*', 'a*', 'ana)(uid=*', '*)(objectClass=*', '\\2a', '(', ')', '\\', 'ana\0'])
      expect(await find(hostile)).toBeNull();
  });

  it('is slowed down like any other', async () => {
    const from = '10.56.0.1';
    const statuses: number[] = [];
    for (let tries = 0; tries < 7; tries++) statuses.push((await login('bo', `wrong ${tries}`, from)).status);
    expect(statuses.slice(-1)).toEqual([429]);
    expect((await login('bo', 'bo knows this', from)).status).toBe(429);
    expect((await login('bo', 'bo knows this')).status).toBe(200);
  });

  it('gives nobody a local account of the same name', async () => {
    const local = await here.person('local');
    await corp.person(local.username, 'of the directory');
    expect((await login(local.username, 'of the directory')).status).toBe(401);
    expect((await login(local.username, local.password)).status).toBe(200);
  });

  it('cannot be turned into a password of our own', async () => {
    const { body } = await login('bo', 'bo knows this');
    const change = { oldPassword: 'bo knows this', newPassword: 'mine alone from now on' };
    const answer = await here.anonymous.as(body.token).call('POST', '/me/password', change);
    expect(answer.status).toBe(403);
    expect(answer.body.detail).toContain('kept by your organisation');
  });

  it('says when the directory is away, and lets local accounts in', async () => {
    const resume = await corp.pause();
    const answer = await login('bo', 'bo knows this');
    expect(answer.status).toBe(403);
    expect(answer.body.detail).toContain('does not answer');
    expect((await login('admin', 'opensesame-42')).status).toBe(200);
    await resume();
  });
});

describe('the connection', () => {
  const test = (more: object, secret = managerPassword) =>
    here.admin.call('POST', '/identity/providers/test', { kind: 'ldap', settings: settings(more), secret });

  it('is tried out, and says what is wrong', async () => {
    expect((await test({})).body).toMatchObject({ works: true });
    expect((await test({ url: corp.url, startTls: true })).body).toMatchObject({ works: true });
    expect((await test({ url: corp.url, allowsPlain: true })).body).toMatchObject({ works: true });
    expect((await test({}, 'wrong')).body.checks.at(-1)).toMatchObject({ what: 'Bind', isRight: false });
    const elsewhere = await test({ userBase: `ou=groups,${base}` });
    expect(elsewhere.body.checks[2]).toMatchObject({ what: 'People', isRight: false });
    expect((await test({ url: 'ldaps://localhost:9' })).body.checks).toMatchObject([{ isRight: false }]);
  });

  it('is encrypted and with whom it should be, unless plain ones are allowed', async () => {
    expect((await test({ url: corp.url })).status).toBe(422);
    expect((await test({ caPem: '' })).body).toMatchObject({ works: false });
    const other = await TestAuthority.make('somebody else');
    expect((await test({ caPem: other.pem })).body).toMatchObject({ works: false });
    expect((await test({ url: corp.tlsUrl.replace('localhost', '127.0.0.1') })).body).toMatchObject({
      works: false,
    });
    expect((await test({ url: corp.url, startTls: true, caPem: other.pem })).body).toMatchObject({
      works: false,
    });
  });

  it('reaches no network that was not allowed', async () => {
    for (const url of ['ldaps://169.254.169.254', 'ldaps://10.0.0.1', 'ldaps://[fe80::1]'])
      expect((await test({ url })).status).toBe(422);
  });
});

describe('a synchronisation', () => {
  it('is previewed, does what it said, and the second time nothing', async () => {
    await set({ syncCreatesUsers: true });
    const cy = await corp.person('cy', 'cy knows this');
    await corp.person('Di Ana', 'x');
    await corp.group('More of Web', [cy]);
    await here.admin.ok('POST', `/identity/providers/${directory}/mappings`, {
      group: 'More of Web',
      team: web,
    });
    const grant = { subject: `team:${web}`, role: 'View Only', collection: '/System' };
    const { id: granted } = await here.admin.ok('POST', '/grants', grant);
    const preview = await here.admin.ok('GET', `/identity/providers/${directory}/sync`);
    const cys = preview.effect.people.find(({ user }: { user: string }) => user === 'cy');
    expect(cys.gained).toContainEqual({ operation: 'container.view', collection: '/System', until: null });
    await here.admin.ok('DELETE', `/grants/${granted}`);
    expect(preview).toMatchObject({ stop: null, disable: [], remove: [] });
    expect(preview.create).toContainEqual({ user: 'cy', fullName: 'cy of Corp', teams: [web] });
    expect(preview.skip.map(({ name }: { name: string }) => name)).toContain('Di Ana of Corp');
    expect(await here.db.user.count({ where: { username: 'cy' } })).toBe(0);
    expect(await sync()).toMatchObject({ isDone: true, created: preview.create.length });
    expect(await here.admin.ok('GET', '/users/cy')).toMatchObject({ teams: [web] });
    expect(await sync()).toMatchObject({
      isDone: true,
      created: 0,
      changed: 0,
      disabled: 0,
      added: 0,
      removed: 0,
    });
  });

  it('takes teams away with the group, disables who is gone, and ends everything of theirs', async () => {
    const { body } = await login('cy', 'cy knows this');
    const { token } = await here.anonymous.as(body.token).ok('POST', '/tokens', { label: 'ci' });
    await corp.remove(`cn=More of Web,ou=groups,${base}`);
    expect(await sync()).toMatchObject({ removed: 1 });
    expect((await here.admin.ok('GET', '/users/cy')).teams).toEqual([]);
    await corp.remove(`uid=cy,ou=people,${base}`);
    const preview = await here.admin.ok('GET', `/identity/providers/${directory}/sync`);
    expect(preview.disable).toEqual(['cy']);
    expect(preview.stop).toContain('at most 20 %');
    expect(await sync()).toMatchObject({ isDone: false, disabled: 0 });
    expect((await here.admin.ok('GET', '/users/cy')).disabledAt).toBeNull();
    await set({ mostDisabledPercent: 50 });
    expect(await sync()).toMatchObject({ isDone: true, disabled: 1 });
    dropAccessCache();
    for (const each of [body.token, token])
      expect((await here.anonymous.as(each).call('GET', '/me')).status).toBe(401);
    expect((await login('cy', 'cy knows this')).status).toBe(401);
  });

  it('never disables on the word of a directory that shows nobody', async () => {
    await set({ mostDisabledPercent: 100, userFilter: '(objectClass=dcObject)' });
    expect(await sync()).toMatchObject({ isDone: false, message: expect.stringContaining('nobody at all') });
    await set();
    const resume = await corp.pause();
    expect(await sync()).toMatchObject({ isDone: false });
    expect((await here.admin.call('GET', `/identity/providers/${directory}/sync`)).status).toBe(503);
    await resume();
    expect((await here.admin.ok('GET', '/users/ana')).disabledAt).toBeNull();
  });

  it('runs when its time has come, and when asked to by who may', async () => {
    const jobs = () =>
      here.db.$queryRaw<
        { n: number }[]
      >`SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'identity.sync'`;
    await queueDueSyncs(here.db, new Date());
    expect(await jobs()).toEqual([{ n: 0 }]);
    await set({ syncEveryMinutes: 60 });
    await queueDueSyncs(here.db, new Date());
    expect(await jobs()).toEqual([{ n: 1 }]);
    const stranger = await here.person('stranger', [{ role: 'View Only', on: '/' }]);
    for (const method of ['GET', 'POST'])
      expect((await stranger.api.call(method, `/identity/providers/${directory}/sync`)).status).toBe(403);
  });
});

describe('local accounts', () => {
  it('are switched off only when one is kept for emergencies, which then still signs in, and tells', async () => {
    const person = await here.person('worker');
    const off = { localAccounts: 'break-glass' };
    expect((await here.admin.call('PUT', '/identity/settings', off)).status).toBe(409);
    await here.admin.ok('PUT', '/identity/break-glass/admin');
    expect(await here.admin.ok('PUT', '/identity/settings', off)).toEqual({ ...off, breakGlass: ['admin'] });
    const refused = await login(person.username, person.password);
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('switched off');
    expect((await login(person.username, 'wrong')).status).toBe(401);
    expect((await login('ana', 'ana knows this')).status).toBe(200);
    expect((await login('admin', 'opensesame-42')).status).toBe(200);
    const entries = await here.db.auditEntry.findMany({ where: { operation: 'session.break-glass' } });
    expect(entries).toHaveLength(1);
    expect(await here.db.notice.count({ where: { kind: 'sign-in.break-glass' } })).toBe(1);
    expect((await here.admin.call('DELETE', '/identity/break-glass/admin')).status).toBe(409);
    await here.admin.ok('PUT', '/identity/settings', { localAccounts: 'on' });
    expect((await login(person.username, person.password)).status).toBe(200);
  });
});
