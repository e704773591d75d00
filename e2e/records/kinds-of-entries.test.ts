import { afterAll, describe, expect, it } from 'vitest';
import { agent, auditedCast } from '@/e2e/records/audited-cast';
import { startEchoingEngine } from '@/e2e/records/echoing-engine';
import { startInstallation } from '@/e2e/records/installation';
import { done, type Kind, nobody, refused, uuid } from '@/e2e/records/kind-of-entry';
import { kindsBeyondRest } from '@/e2e/records/kinds-beyond-rest';
import { openOwnDoor } from '@/e2e/records/own-door';
import { waitFor } from '@/e2e/wait-for';
import type { AuditRecord } from '@/lib/audit/schema';

const here = await startInstallation();
const shop = await here.collection('shop');
const engine = await startEchoingEngine(shop, 'x');
const door = await openOwnDoor(here, engine.endpoint);
engine.agreeTo(/^POST \/containers\/[^/]+\/(?:restart|exec)$/);
const cast = await auditedCast({ here, engine, door, shop });
const {
  container,
  ana,
  ben,
  adminToken,
  launchToken,
  orderId,
  signedIn,
  atDoor,
  overRest,
  overScim,
  terminal,
} = cast;
afterAll(async () => {
  await door.end();
  await cast.end();
  engine.stop();
  await here.end();
});

const setReads = (reads: string) => here.admin.ok('PUT', '/audit/settings', { reads, keepDays: null });
await setReads('all');

const recordOf = (requestId: string): Promise<AuditRecord> =>
  waitFor(`the record of ${requestId}`, async () => {
    const { items } = await here.admin.ok('GET', `/audit?correlationId=${requestId}`);
    return items.find(({ outcome }: AuditRecord) => outcome !== 'pending');
  });

const grant = /a grant to/;
const thing = { kind: 'container', id: engine.container.id, name: engine.container.name };
const bySession = {
  credential: expect.stringMatching(/^session/),
  credentialId: expect.stringMatching(uuid),
};

const kinds: readonly Kind[] = [
  {
    what: 'a change at the door',
    cause: () => atDoor(ana.token, 'POST', `${container}/restart`),
    says: {
      ...done,
      ...bySession,
      operation: 'container.restart',
      cluster: 'local',
      resource: thing,
      collection: shop,
      status: 201,
      allowedBy: expect.stringMatching(grant),
    },
  },
  {
    what: 'a change at the door that the engine did not make',
    cause: () => atDoor(ana.token, 'POST', `${container}/pause`),
    says: {
      ...bySession,
      outcome: 'failed',
      status: 500,
      detail: expect.stringContaining('I will not'),
      operation: 'container.pause',
      resource: thing,
      collection: shop,
      allowedBy: expect.stringMatching(grant),
      request: expect.any(Object),
    },
  },
  {
    what: 'a refusal at the door',
    cause: () => atDoor(ben.token, 'POST', `${container}/restart`),
    says: {
      ...refused,
      ...bySession,
      operation: 'container.restart',
      cluster: 'local',
      resource: thing,
      collection: shop,
      status: 403,
      detail: expect.stringContaining('container.restart'),
    },
  },
  {
    what: 'somebody unknown at the door',
    cause: () => atDoor('whs_nobody', 'POST', `${container}/restart`),
    says: { ...refused, ...nobody, status: 401, operation: 'engine.request' },
  },
  {
    what: 'a read at the door',
    cause: () => atDoor(ben.token, 'GET', `${container}/top`),
    says: { ...bySession, operation: 'container.top' },
  },
  {
    what: 'a terminal',
    cause: () => terminal(ana.token),
    says: {
      ...done,
      ...bySession,
      operation: 'container.exec',
      resource: thing,
      collection: shop,
      status: 101,
      allowedBy: expect.stringMatching(grant),
    },
  },
  {
    what: 'what is followed live',
    cause: async () => {
      const leaving = new AbortController();
      const answer = await fetch(`${door.origin}/live?topics=containers@local`, {
        headers: { authorization: `Bearer ${ben.token}`, 'user-agent': agent },
        signal: leaving.signal,
      });
      leaving.abort();
      return answer.headers.get('x-request-id') ?? '';
    },
    says: {
      ...done,
      ...bySession,
      resource: { kind: 'live', id: 'containers@local', name: 'containers@local' },
      status: 200,
      allowedBy: expect.stringContaining('signed in'),
    },
  },
  {
    what: 'a change of a record',
    cause: () => overRest(adminToken, 'PATCH', `/users/${ben.username}`, { fullName: 'Ben Other' }),
    says: {
      ...done,
      ...bySession,
      operation: 'user.manage',
      resource: { kind: 'user', id: expect.stringMatching(uuid), name: expect.any(String) },
      status: 200,
      allowedBy: expect.stringMatching(grant),
      before: { fullName: '' },
      after: { fullName: 'Ben Other' },
    },
  },
  {
    what: 'a record that is made',
    cause: () => overRest(adminToken, 'POST', '/teams', { name: here.unique('team') }),
    says: {
      ...done,
      ...bySession,
      operation: 'team.manage',
      status: 201,
      allowedBy: expect.stringMatching(grant),
    },
  },
  {
    what: "a change of what is one's own",
    cause: () => overRest(ana.token, 'POST', '/tokens', { label: 'for the table' }),
    says: { ...done, ...bySession, status: 201, allowedBy: expect.stringMatching(/^signed in: ./) },
  },
  {
    what: 'a change of a record that is refused',
    cause: () => overRest(ben.token, 'PATCH', `/users/${ana.username}`, { fullName: 'Mine' }),
    says: {
      ...refused,
      ...bySession,
      resource: { kind: 'user', id: expect.any(String), name: expect.any(String) },
      request: expect.objectContaining({
        method: 'PATCH',
        path: '/users/{user}',
        body: { fullName: 'Mine' },
      }),
    },
  },
  {
    what: 'a change with a secret that is refused',
    cause: () => overRest(ben.token, 'POST', '/users', { username: 'eve', password: ana.password }),
    says: {
      ...refused,
      ...bySession,
      request: { method: 'POST', path: '/users', body: { username: 'eve', password: '(left out)' } },
    },
  },
  {
    what: 'a question that is refused',
    cause: () => overRest(ben.token, 'GET', '/audit/export?format=csv&actor=ana'),
    says: {
      ...refused,
      ...bySession,
      request: { method: 'GET', path: '/audit/export', query: { format: 'csv', actor: 'ana' } },
    },
  },
  {
    what: 'a read of records',
    cause: () => overRest(ben.token, 'GET', '/teams'),
    says: { ...done, ...bySession, status: 200 },
  },
  {
    what: 'an order',
    cause: () =>
      overRest(adminToken, 'POST', `/orders/${orderId}/extend`, {
        until: new Date(Date.now() + 7_200_000).toISOString(),
      }),
    says: {
      ...done,
      ...bySession,
      operation: 'order.extend',
      resource: { kind: 'order', id: expect.any(String), name: expect.any(String) },
    },
  },
  {
    what: 'what the worker does for an order',
    cause: () => atDoor(launchToken, 'POST', `${container}/restart`),
    says: {
      ...done,
      actor: 'admin',
      credential: expect.stringMatching(/^launch/),
      credentialId: expect.stringMatching(uuid),
      resource: thing,
      collection: shop,
      allowedBy: expect.stringMatching(/./),
    },
  },
  {
    what: 'a sign-in',
    cause: () => overRest(null, 'POST', '/auth/login', { username: ana.username, password: ana.password }),
    says: {
      ...done,
      credential: expect.stringMatching(/./),
      operation: 'session.create',
      resource: { kind: 'session', id: expect.stringMatching(uuid), name: expect.any(String) },
      status: 200,
      allowedBy: expect.stringMatching(/^open to everybody: ./),
    },
  },
  {
    what: 'a sign-in that is refused',
    cause: () => overRest(null, 'POST', '/auth/login', { username: ana.username, password: 'wrong' }),
    says: { outcome: 'refused', status: 401 },
  },
  {
    what: 'a provisioning',
    cause: () =>
      overScim('POST', '/Users', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'new@corp.example',
        externalId: 'new',
        active: true,
      }),
    says: {
      ...done,
      actor: 'scim-corp',
      credential: expect.stringMatching(/^scim/),
      operation: 'user.manage',
      resource: { kind: 'user', id: expect.stringMatching(uuid), name: expect.any(String) },
      status: 201,
      allowedBy: expect.stringMatching(/./),
    },
  },
  {
    what: 'a provisioning by somebody unknown',
    cause: () => overScim('POST', '/Users', { userName: 'new' }, 'whp_nobody'),
    says: { ...refused, ...nobody, status: 401, request: { method: 'POST', path: '/scim/v2/Users' } },
  },
  ...kindsBeyondRest(cast, ben.username),
];
describe('an entry of the log', () => {
  it.each(kinds)('says all of $what', async ({ cause, says }) => {
    const requestId = await cause();
    expect(requestId).toMatch(uuid);
    const record = await recordOf(requestId);
    expect(record).toMatchObject({
      correlationId: requestId,
      at: expect.stringMatching(/^\d{4}-/),
      actor: expect.stringMatching(/./),
      address: expect.stringMatching(/^(?:10\.9\.8\.7|127\.0\.0\.1)$/),
      client: agent,
      operation: expect.stringMatching(/./),
      collection: expect.stringMatching(/^\//),
      status: expect.any(Number),
      durationMs: expect.any(Number),
      ...says,
    });
    if (record.outcome === 'refused') expect(record.detail).not.toBe('');
    expect(JSON.stringify(record)).not.toContain(ana.password);
  });

  it('has the id that stands in the error message', async () => {
    const { text, headers } = await door.as(ana.token).ask('POST', `${container}/unpause`);
    const requestId = String(headers['x-request-id']);
    expect(text).toContain('I will not');
    expect((await recordOf(requestId)).outcome).toBe('failed');
    const problem = await here.anonymous.as(ben.token).call('POST', '/users', {});
    expect(problem.body.requestId ?? problem.body.instance).toContain(problem.headers.get('x-request-id'));
  });
});

describe('reads', () => {
  const readsBy = async (actor: string): Promise<string[]> => {
    const { items } = await here.admin.ok('GET', `/audit?actor=${actor}&outcome=done&limit=200`);
    return items
      .filter(
        ({ request: asked, operation }: AuditRecord) =>
          asked?.method === 'GET' && operation !== 'session.create',
      )
      .map(({ operation }: AuditRecord) => operation)
      .sort();
  };
  /** One read of each sort, by somebody of whom nothing is on record yet. */
  const readAll = async (level: string): Promise<{ username: string }> => {
    const reader = await signedIn(`reader-${level}`, 'Full Control');
    await atDoor(reader.token, 'GET', `${container}/json`);
    await atDoor(reader.token, 'GET', `${container}/top`);
    await atDoor(reader.token, 'GET', '/v1.41/containers/json');
    await atDoor(reader.token, 'GET', '/v1.41/version');
    await overRest(reader.token, 'GET', '/teams');
    // What is read last is on record last.
    await atDoor(reader.token, 'POST', `${container}/restart`);
    return reader;
  };

  it.each([
    ['none', []],
    ['sensitive', ['container.view-env']],
    ['all', ['container.top', 'container.view', 'container.view-env', 'engine.read', 'GET /teams']],
  ])('at level %s are on record as the level says', async (level, recorded) => {
    await setReads(level);
    // Each process remembers the level for a moment.
    const { currentAuditSettings } = await import('@/lib/audit-log/settings/settings');
    await waitFor('the level', async () => (await currentAuditSettings()).reads === level);
    const { username } = await readAll(level);
    await waitFor('their records', async () => (await readsBy(username)).length >= recorded.length);
    expect(await readsBy(username)).toEqual([...recorded].sort());
  });

  it('are recorded from then on as somebody set it, which is on record itself', async () => {
    await setReads('none');
    const { items } = await here.admin.ok('GET', '/audit?resource=setting&operation=audit.manage');
    expect(items[0]).toMatchObject({
      actor: 'admin',
      status: 200,
      resource: { kind: 'setting', id: 'audit' },
      before: { reads: 'all' },
      after: { reads: 'none' },
    });
    expect(
      (await here.anonymous.as(ben.token).call('PUT', '/audit/settings', { reads: 'none', keepDays: null }))
        .status,
    ).toBe(403);
  });
});
