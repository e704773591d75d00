import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

type Person = Awaited<ReturnType<typeof here.person>>;

describe('who may do what with the audit log', () => {
  let shop: string;
  let other: string;
  let reader: Person;
  let stranger: Person;
  let viewer: Person;
  let shopAuditor: Person;

  beforeAll(async () => {
    shop = await here.collection('shop');
    other = await here.collection('other');
    const reads = await here.role('Auditor', ['audit.view']);
    const audits = await here.role('Audit officer', ['audit.view', 'audit.manage']);
    reader = await here.person('reader', [{ role: reads, on: shop }]);
    stranger = await here.person('stranger', [{ role: 'Full Control', on: other }]);
    viewer = await here.person('viewer', [{ role: 'View Only', on: shop }]);
    shopAuditor = await here.person('officer', [{ role: audits, on: shop }]);
    for (const on of [shop, other]) {
      await here.admin.ok('POST', '/grants', { subject: 'user:admin', role: 'View Only', collection: on });
    }
  });

  it.each([
    ['GET', '/audit/settings'],
    ['PUT', '/audit/settings', { reads: 'none', keepDays: null }],
    ['GET', '/audit/checks'],
    ['POST', '/audit/checks'],
    ['GET', '/audit/seals'],
    ['GET', '/audit/streams'],
    ['POST', '/audit/streams', { name: 'evil', url: 'https://9.9.9.9/' }],
  ])('%s %s takes audit.manage on all', async (method, path, body = undefined) => {
    const before = await here.db.auditStream.count();
    for (const { api } of [reader, stranger, viewer, shopAuditor]) {
      const answer = await api.call(method, path, body);
      expect(answer.status).toBe(403);
      expect(answer.body.missing).toEqual({ operation: 'audit.manage', collection: '/' });
    }
    expect((await here.anonymous.call(method, path, body)).status).toBe(401);
    expect(await here.db.auditStream.count()).toBe(before);
    expect((await here.admin.call('GET', '/audit/settings')).body).toEqual({
      reads: 'sensitive',
      keepDays: null,
    });
  });

  it('a saved search is for readers, one’s own unless it is shared, which takes audit.manage', async () => {
    for (const { api } of [stranger, viewer]) {
      expect((await api.call('POST', '/audit/searches', { name: 'x', filter: {} })).status).toBe(403);
      expect((await api.call('GET', '/audit/searches')).status).toBe(403);
    }
    const own = await reader.api.ok('POST', '/audit/searches', { name: 'mine', filter: { actor: 'admin' } });
    expect(own).toMatchObject({ isOwn: true, isShared: false, filter: { actor: 'admin' } });
    expect((await reader.api.call('POST', '/audit/searches', { name: 'mine', filter: {} })).status).toBe(409);
    const path = `/audit/searches/${own.id}`;
    for (const [method, body] of [['GET'], ['PATCH', { name: 'y' }], ['DELETE']] as const) {
      expect((await shopAuditor.api.call(method, path, body)).status).toBe(404);
      expect((await here.admin.call(method, path, body)).status).toBe(404);
    }
    expect((await reader.api.call('PATCH', path, { isShared: true })).status).toBe(403);
    const shared = await here.admin.ok('POST', '/audit/searches', {
      name: 'all',
      filter: {},
      isShared: true,
    });
    expect(
      (await reader.api.ok('GET', '/audit/searches')).items.map(({ name }: { name: string }) => name),
    ).toEqual(['all', 'mine']);
    for (const [method, body] of [['PATCH', { name: 'y' }], ['DELETE']] as const) {
      expect((await reader.api.call(method, `/audit/searches/${shared.id}`, body)).status).toBe(403);
    }
    expect((await reader.api.call('DELETE', path)).status).toBe(204);
  });

  it('an export holds what its reader may read and take out, and nothing else', async () => {
    for (const { api } of [reader, stranger, viewer]) {
      const answer = await api.call('GET', '/audit/export?format=csv');
      expect(answer.status).toBe(403);
      expect(answer.body.missing.operation).toBe('audit.manage');
    }
    const lines = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const ofShop = lines((await shopAuditor.api.ok('GET', '/audit/export?format=jsonl')) as string);
    expect(ofShop.length).toBeGreaterThan(0);
    expect(new Set(ofShop.map(({ collection }) => collection))).toEqual(new Set([shop]));
    const all = lines((await here.admin.ok('GET', '/audit/export?format=jsonl')) as string);
    expect(all.length).toBeGreaterThan(ofShop.length);
    const filtered = lines(
      (await here.admin.ok('GET', `/audit/export?format=jsonl&actor=admin&collection=${shop}`)) as string,
    );
    expect(filtered.every(({ actor, collection }) => actor === 'admin' && collection.startsWith(shop))).toBe(
      true,
    );
    const record = (await here.admin.ok('GET', '/audit?operation=audit.export&actor=admin')).items.at(0);
    expect(record).toMatchObject({
      outcome: 'done',
      detail: `Sent: ${filtered.length} lines`,
      request: { format: 'jsonl', filter: { actor: 'admin', collection: shop } },
    });
  });

  it('an export that its reader gives up on is on record as that', async () => {
    const { exportLog } = await import('@/lib/audit-log/export/export-log');
    const { authenticateToken } = await import('@/lib/auth/authenticate');
    const { token } = await here.anonymous.ok('POST', '/auth/login', {
      username: shopAuditor.username,
      password: shopAuditor.password,
    });
    const actor = await authenticateToken(token, { address: '10.0.0.1' });
    if (actor === null) throw new Error('not signed in');
    const stream = await exportLog(actor, {}, 'csv');
    const reading = stream.getReader();
    expect(new TextDecoder().decode((await reading.read()).value)).toMatch(/^id,at,/);
    await reading.cancel();
    const [record] = (await here.admin.ok('GET', '/audit?operation=audit.export')).items;
    expect(record).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('left') });
  });
});

describe('what an entry says', () => {
  it('names the session, the client, the grant and the request, which the answer names too', async () => {
    const team = here.unique('team');
    const answer = await here.admin.call('POST', '/teams', { name: team });
    const requestId = answer.headers.get('x-request-id');
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    const { items } = await here.admin.ok('GET', `/audit?correlationId=${requestId}`);
    expect(items).toEqual([
      expect.objectContaining({
        correlationId: requestId,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        actor: 'admin',
        userId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        credential: expect.stringMatching(/^session/),
        operation: 'team.manage',
        resource: { kind: 'team', id: answer.body.id, name: team },
        collection: '/',
        outcome: 'done',
        durationMs: expect.any(Number),
        request: expect.objectContaining({ change: 'create' }),
        client: 'test',
        address: '10.9.8.7',
        credentialId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        allowedBy: expect.stringMatching(/^a grant to .*: Admin on \/ \[[0-9a-f-]{36}\]$/),
      }),
    ]);
    const [session] = items.map(({ credentialId }: { credentialId: string }) => credentialId);
    expect((await here.admin.ok('GET', `/audit?credential=${session}&limit=1`)).items).toHaveLength(1);
    expect((await here.admin.ok('GET', '/audit?address=10.9.8.7&limit=1')).items).toHaveLength(1);
  });

  it('tells what a setting was and what it became', async () => {
    await here.admin.ok('PUT', '/audit/settings', { reads: 'all', keepDays: 90 });
    await here.admin.ok('PUT', '/audit/settings', { reads: 'sensitive', keepDays: null });
    const [record] = (await here.admin.ok('GET', '/audit?resource=audit&operation=audit.manage')).items;
    expect(record).toMatchObject({
      before: { reads: 'all', keepDays: 90 },
      after: { reads: 'sensitive', keepDays: null },
    });
  });

  it('tells what a record of access was and what it became, and nothing that stayed', async () => {
    const name = here.unique('changed');
    await here.admin.ok('POST', '/teams', { name });
    await here.admin.ok('PATCH', `/teams/${name}`, { description: 'new words' });
    const [record] = (await here.admin.ok('GET', `/audit?resource=${name}&operation=team.manage`)).items;
    expect(record).toMatchObject({ before: { description: '' }, after: { description: 'new words' } });
    expect(record.before).not.toHaveProperty('name');
  });

  it('gives a problem the id under which it is on record', async () => {
    const ana = await here.person('ana');
    const answer = await ana.api.call('POST', '/teams', { name: 'x' });
    const requestId = answer.headers.get('x-request-id');
    expect(answer.body.instance).toBe(`urn:uuid:${requestId}`);
    const { items } = await here.admin.ok('GET', `/audit?correlationId=${requestId}`);
    expect(items).toEqual([
      expect.objectContaining({
        outcome: 'refused',
        status: 403,
        actor: ana.username,
        credentialId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        address: '10.9.8.7',
        client: 'test',
        operation: 'team.manage',
        collection: '/',
        detail: expect.stringContaining('You need team.manage on /'),
        request: { method: 'POST', path: '/teams', body: { name: 'x' } },
      }),
    ]);
  });

  it('refusals of one person fill the log up to a bound, and those without a name to a lower one', async () => {
    const ana = await here.person('busy');
    // The bound is one of a minute, which a slow machine may see end in the middle of this.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    for (let each = 0; each < 130; each++) await ana.api.call('POST', '/teams', { name: 'x' });
    const found = await here.db.auditEntry.count({ where: { actor: ana.username, phase: 'refusal' } });
    expect(found).toBe(120);
    const before = await here.db.auditEntry.count({ where: { actor: 'anonymous' } });
    for (let each = 0; each < 30; each++)
      await here.anonymous.call('GET', '/users', undefined, { 'x-forwarded-for': '10.3.3.3' });
    expect(await here.db.auditEntry.count({ where: { actor: 'anonymous' } })).toBe(before + 10);
  });
});
