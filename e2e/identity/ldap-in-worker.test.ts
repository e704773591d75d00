import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base, DirectoryServer, managerDn, managerPassword } from '@/e2e/fixtures/directory';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { TestAuthority } from '@/e2e/fixtures/test-authority';
import { waitFor } from '@/e2e/wait-for';

const minutes = 60_000;
const patient = { timeoutMs: 3 * minutes, intervalMs: 500 };

/** A real slapd, and the worker that runs as part of the product: nobody calls it but its own clock. */
describe('a directory in the running worker', () => {
  const [ana, bo, cy] = [stand.unique('ana'), stand.unique('bo'), stand.unique('cy')];
  let admin: Person;
  let corp: DirectoryServer;
  let networks: { networks: string[] };
  let directory: string;
  let team: string;

  beforeAll(async () => {
    admin = await stand.admin();
    const authority = await TestAuthority.make('a company');
    const { certificatePem, keyPem } = await authority.server(['localhost']);
    corp = await DirectoryServer.start({ caPem: authority.pem, certPem: certificatePem, keyPem });
    const people: string[] = [];
    for (const uid of [ana, bo, cy]) people.push(await corp.person(uid, `${uid} knows this`));
    await corp.group('Web People', people.slice(0, 2));
    networks = await admin.api.get('/identity/networks');
    await admin.api.put('/identity/networks', { networks: ['127.0.0.0/8', '::1/128'] });
    const made = await admin.api.post('/identity/providers', {
      kind: 'ldap',
      name: stand.unique('Corp'),
      secret: managerPassword,
      settings: settings(),
    });
    directory = made.provider.id;
    team = await stand.team('web', []);
    await admin.api.post(`/identity/providers/${directory}/mappings`, { group: 'Web People', team });
  });

  afterAll(async () => {
    if (directory) await admin.api.call('DELETE', `/identity/providers/${directory}`);
    for (const username of [ana, bo, cy]) await admin.api.call('DELETE', `/users/${username}`);
    if (networks) await admin.api.put('/identity/networks', { networks: networks.networks });
    await corp?.stop();
  });

  const settings = (more: object = {}) => ({
    url: corp.tlsUrl,
    caPem: corp.caPem,
    bindDn: managerDn,
    userBase: `ou=people,${base}`,
    groupBase: `ou=groups,${base}`,
    createsUsers: true,
    syncCreatesUsers: true,
    syncEveryMinutes: null,
    ...more,
  });
  const set = (more: object) =>
    admin.api.patch(`/identity/providers/${directory}`, {
      settings: settings(more),
      secret: managerPassword,
    });
  const preview = () => admin.api.get(`/identity/providers/${directory}/sync`);
  const lastSync = async () => (await admin.api.get(`/identity/providers/${directory}`)).sync;
  const userOf = async (username: string) => (await admin.api.call('GET', `/users/${username}`)).body;
  /** What came of the next run, which is another than this one. */
  const nextRun = (before: string | null) =>
    waitFor(
      'the worker to synchronise',
      async () => {
        const { lastAt, last } = await lastSync();
        return lastAt !== before && last;
      },
      patient,
    );

  it(
    'is synchronised when its time has come, as its preview said',
    async () => {
      const said = await preview();
      expect(said.create.map(({ user }: { user: string }) => user).sort()).toEqual([ana, bo, cy].sort());
      expect((await userOf(ana)).username).toBeUndefined();
      await set({ syncEveryMinutes: 60 });
      const ran = await nextRun(null);
      expect(ran).toMatchObject({ isDone: true, created: 3, added: 2 });
      expect(await userOf(ana)).toMatchObject({ username: ana, teams: [team] });
      expect(await userOf(cy)).toMatchObject({ username: cy, teams: [] });
      expect(await preview()).toMatchObject({ create: [], disable: [], add: [], remove: [] });
    },
    4 * minutes,
  );

  it(
    'stops before it disables too many, says so, and goes on when that is allowed',
    async () => {
      const login = { username: bo, password: `${bo} knows this` };
      const { token } = await stand.anonymous.post('/auth/login', login);
      await corp.remove(`uid=${bo},ou=people,${base}`);
      expect(await preview()).toMatchObject({ disable: [bo], stop: expect.stringContaining('at most 20 %') });
      const { lastAt: before } = await lastSync();
      await admin.api.post(`/identity/providers/${directory}/sync`);
      const stopped = await nextRun(before);
      expect(stopped).toMatchObject({ isDone: false, disabled: 0 });
      expect(stopped.message).toContain('at most 20 %');
      expect((await userOf(bo)).disabledAt).toBeNull();
      const { lastAt: stoppedAt } = await lastSync();
      await set({ syncEveryMinutes: 60, mostDisabledPercent: 50 });
      await admin.api.post(`/identity/providers/${directory}/sync`);
      await nextRun(stoppedAt);
      await waitFor(
        'the account to be disabled',
        async () => (await userOf(bo)).disabledAt !== null,
        patient,
      );
      const me = () =>
        fetch(`${stand.facts.consoleUrl}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
      await waitFor('its session to end', async () => (await me()).status === 401, patient);
    },
    6 * minutes,
  );

  it('is synchronised by nobody who may not', async () => {
    const vera = await stand.person('vera', { role: 'View Only', on: '/' });
    for (const method of ['GET', 'POST'])
      expect((await vera.api.call(method, `/identity/providers/${directory}/sync`)).status).toBe(403);
  });
});
