import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';
import { databaseUrl, readConnection } from '@/supervise/postgres/connection';

interface Entry {
  readonly id: string;
  readonly correlationId: string;
  readonly credential: string;
  readonly operation: string;
  readonly collection: string;
  readonly outcome: string;
  readonly allowedBy: string;
  readonly detail: string;
}

/** No effect without a record, and no secret in one. */
describe('the audit log', () => {
  let ana: Person;
  let shop: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
  });

  async function entriesOf(actor: string): Promise<Entry[]> {
    const { api } = await stand.admin();
    const { items } = await api.get(`/audit?actor=${actor}&limit=200`);
    return items;
  }

  /** The phases in the order in which they were written to the chain. */
  async function phasesOf(correlationId: string): Promise<string[]> {
    const connection = readConnection(stand.facts.dataFolder);
    if (!connection) throw new Error('The stand has no database of its own');
    const client = new pg.Client({ connectionString: databaseUrl(connection) });
    await client.connect();
    try {
      const { rows } = await client.query<{ phase: string }>(
        'SELECT "phase" FROM "AuditEntry" WHERE "correlationId" = $1 ORDER BY "seq"',
        [correlationId],
      );
      return rows.map(({ phase }) => phase);
    } finally {
      await client.end();
    }
  }

  it.each<[string, (container: string) => string[]]>([
    ['container.create', () => ['create', ...inside(shop), 'busybox']],
    ['container.start', (container) => ['start', container]],
    ['container.stop', (container) => ['stop', '-t', '0', container]],
    ['container.restart', (container) => ['restart', '-t', '0', container]],
    ['container.exec', (container) => ['exec', container, 'true']],
    ['container.rename', (container) => ['rename', container, stand.unique('renamed')]],
    ['container.kill', (container) => ['kill', container]],
    ['container.remove', (container) => ['rm', '-f', container]],
    ['volume.create', () => ['volume', 'create', ...inside(shop), stand.unique('volume')]],
    ['network.create', () => ['network', 'create', ...inside(shop), stand.unique('network')]],
    ['image.pull', () => ['pull', stand.image('busybox')]],
  ])('%s is on record before and after', async (operation, command) => {
    const dan = await stand.person('dan', { role: 'Full Control', on: shop });
    const container = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
    await dan.docker.run(...command(container));

    // An outcome is written after the answer has gone out.
    const entry = await waitFor('the outcome', async () => {
      const found = (await entriesOf(dan.username)).find((each) => each.operation === operation);
      return found?.outcome !== 'pending' && found;
    });
    expect(entry).toMatchObject({
      outcome: 'done',
      credential: expect.stringContaining('certificate'),
      durationMs: expect.any(Number),
      allowedBy: expect.stringMatching(/grant/),
    });
    if (operation !== 'image.pull') expect(entry.collection).toBe(shop);
    expect(await phasesOf(entry.correlationId)).toEqual(['intent', 'outcome']);
  });

  it('a refusal is on record with what was missing', async () => {
    const dan = await stand.person('dan', { role: 'Full Control', on: shop });
    await dan.docker.refused('run', '--privileged', ...inside(shop), 'busybox');
    await dan.api.call('POST', '/users', { username: stand.unique('x'), password: 'a long password' });
    const refusals = (await entriesOf(dan.username)).filter(({ outcome }) => outcome === 'refused');
    expect(refusals.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['container.create.privileged', 'user.manage']),
    );
    expect(refusals.every(({ detail }) => detail !== '')).toBe(true);
  });

  it('what the engine refused is on record as failed', async () => {
    const dan = await stand.person('dan', { role: 'Full Control', on: shop });
    await dan.docker.refused('run', ...inside(shop), 'busybox', '/no/such/program');
    const started = (await entriesOf(dan.username)).filter(
      ({ operation }) => operation === 'container.start',
    );
    expect(started.map(({ outcome }) => outcome)).toContain('failed');
  });

  it('changes of records are on record, and none tells a secret', async () => {
    const { api } = await stand.admin();
    const secrets = Array.from({ length: 4 }, () => `secret-${randomBytes(8).toString('hex')}`);
    const [password, other, variable, registryPassword] = secrets as [string, string, string, string];
    const username = stand.unique('dan');
    await api.post('/users', { username, password });
    await api.patch(`/users/${username}`, { password: other });
    await stand.anonymous.call('POST', '/auth/login', { username, password });
    const { token } = await stand.anonymous.post('/auth/login', { username, password: other });

    const container = await ana.docker.run(
      ...['run', '-d', ...inside(shop), '-e', `PASSWORD=${variable}`, 'busybox', 'sleep', '3600'],
    );
    await ana.docker.run('exec', '-e', `PASSWORD=${variable}`, container, 'true');
    const authenticated = {
      'x-registry-auth': Buffer.from(JSON.stringify({ username: 'u', password: registryPassword })).toString(
        'base64',
      ),
    };
    await ana.door.ask(
      'POST',
      `/v1.41/images/create?fromImage=${stand.facts.registry}/busybox&tag=latest`,
      undefined,
      authenticated,
    );
    const { token: apiToken } = await ana.api.post('/tokens', { label: 'for the audit' });

    const log = JSON.stringify((await api.get('/audit?limit=200')).items);
    expect(log).toContain(username);
    expect(log).toContain(container);
    for (const secret of [...secrets, token, apiToken, ana.token]) expect(log).not.toContain(secret);
  });

  it('nobody can write it through the API', async () => {
    const { api } = await stand.admin();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect([404, 405]).toContain((await api.call(method, '/audit', {})).status);
    }
  });
});
