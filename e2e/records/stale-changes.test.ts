import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
const { recordTag } = await import('@/lib/records/record-tag');
const { editedUser } = await import('@/lib/users/edited-user');
afterAll(() => here.end());

/** Where a record of each kind is, with what changes it; nothing here is a real engine or webhook. */
const shop = await here.collection('shop');
const { id: collection } = (await here.admin.ok('GET', `/collections?path=${shop}`)).items[0];
const person = await here.person('ana');
const team = await here.admin.ok('POST', '/teams', { name: 'web' });
const role = await here.role('deployer', ['container.view']);
const grant = await here.admin.ok('POST', '/grants', {
  subject: 'team:web',
  role: 'View Only',
  collection: shop,
});
const prefix = await here.admin.ok('POST', '/image-prefixes', { prefix: 'shop', collection: shop });
const cluster = (await here.admin.ok('GET', '/clusters')).items[0];
const engine = (await here.admin.ok('GET', `/clusters/${cluster.name}/engines`)).items[0];
const webhook = await here.admin.ok('POST', '/webhooks', { name: 'hook', url: 'https://9.9.9.9/' });
const search = await here.admin.ok('POST', '/audit/searches', { name: 'mine', filter: {} });
const stream = await here.admin.ok('POST', '/audit/streams', {
  name: 'logs',
  url: 'https://9.9.9.9/',
  isEnabled: false,
});
const { provider } = await here.admin.ok('POST', '/identity/providers', {
  kind: 'oidc',
  name: 'company',
  settings: { issuer: 'https://id.example', clientId: 'wheelhouse' },
});
const alert = await here.db.alert.create({
  data: {
    rule: 'node-down',
    severity: 'critical',
    state: 'firing',
    resourceKind: 'node',
    resourceId: 'n1',
    resourceName: 'n1',
    message: 'It is down.',
    advice: 'Look.',
    pendingAt: new Date(),
    firedAt: new Date(),
  },
});

const references: Readonly<Record<string, string>> = {
  user: person.username,
  team: team.name,
  role: encodeURIComponent(role),
  collection,
  grant: grant.id,
  prefix: prefix.id,
  cluster: cluster.name,
  engine: engine.id,
  webhook: webhook.id,
  alert: alert.id,
  provider: provider.id,
  rule: 'node-down',
  search: search.id,
  stream: stream.id,
};

const bodies: Readonly<Record<string, unknown>> = {
  'PUT /access-request-settings': { isOn: true, longestMinutes: 60 },
  'PUT /settings/mail': {
    host: 'mail.example',
    port: 25,
    security: 'none',
    username: '',
    authority: null,
    fromName: 'x',
    fromAddress: 'x@example.org',
  },
  'PUT /settings/lifetimes': {
    sessionIdleMinutes: 60,
    sessionHours: 24,
    tokenDays: null,
    certificateDays: 7,
  },
  'PUT /settings/second-factors': { required: 'nobody', graceDays: 3 },
  'PUT /settings/step-up': { operations: [], withinMinutes: 7, programs: 'exempt' },
  'PUT /settings/passwords': { leastLength: 9, breachedAtSignIn: false, resetByMail: true },
  'PUT /audit/settings': { reads: 'all', keepDays: null },
  'PATCH /audit/searches/{search}': { name: 'Stale' },
  'PATCH /audit/streams/{stream}': { name: 'Stale' },
  'PATCH /me': { fullName: 'Stale' },
  'PATCH /users/{user}': { fullName: 'Stale' },
  'PATCH /teams/{team}': { description: 'Stale' },
  'PATCH /roles/{role}': { version: 1, description: 'Stale' },
  'PATCH /collections/{collection}': { exclusive: true },
  'PATCH /grants/{grant}': { reason: 'Stale' },
  'PATCH /image-prefixes/{prefix}': { collection: '/Shared' },
  'PATCH /clusters/{cluster}': { publishedHost: 'stale.example' },
  'PATCH /clusters/{cluster}/engines/{engine}': { endpoint: 'unix:///tmp/stale.sock' },
  'PUT /collections/{collection}/limits': { containers: 3 },
  'PUT /alerts/{alert}/acknowledgement': { note: 'Stale' },
  'PUT /alerts/{alert}/silence': { until: '2999-01-01T00:00:00Z' },
  'PUT /alert-rules/{rule}': { isEnabled: false },
  'PATCH /webhooks/{webhook}': { name: 'stale' },
  'PUT /recordings/settings': { keepDays: 7 },
  'PUT /settings/history': { eventDays: 7, metricDays: 7 },
  'PUT /collections/{collection}/recording': { terminals: true },
  'PUT /webhook-networks': { networks: ['10.0.0.0/8'] },
  'PATCH /identity/providers/{provider}': { name: 'stale' },
  'PUT /identity/settings': { localAccounts: 'on' },
  'PUT /identity/networks': { networks: ['10.0.0.0/8'] },
};

/** Changes of something in a path that are no edit of a record that could be stale. */
const noEdits: Readonly<Record<string, string>> = {
  'GET /recordings/{recording}/cast': 'It is read, and that is on record.',
  'PUT /teams/{team}/members/{user}': 'Somebody is in a team or not, whatever it was before.',
  'DELETE /teams/{team}/members/{user}': 'As above.',
  'DELETE /identity/providers/{provider}/mappings/{mapping}': 'It is made and removed, never edited.',
  'DELETE /identity/providers/{provider}/links/{link}': 'It is made and removed, never edited.',
  'DELETE /me/links/{link}': 'It is made and removed, never edited.',
  'PUT /identity/break-glass/{user}': 'An account is kept for emergencies or not, whatever it was before.',
  'DELETE /identity/break-glass/{user}': 'As above.',
  'DELETE /sessions/{session}': 'What signs in is ended, never edited.',
  'PATCH /me/second-factors/{factor}': 'Only its name is changed, by its owner alone.',
  'DELETE /me/second-factors/{factor}': 'What signs in is removed, never edited.',
  'DELETE /users/{user}/second-factors': 'All of them go, whichever they are.',
  'DELETE /tokens/{token}': 'What signs in is ended, never edited.',
  'DELETE /users/{user}/tokens/{token}': 'What signs in is ended, never edited.',
  'DELETE /bundles/{bundle}': 'What signs in is ended, never edited.',
  'DELETE /links/{link}': 'It is made and revoked, never edited.',
  'DELETE /credentials/{kind}/{credential}': 'What signs in is ended, never edited.',
  'DELETE /users/{user}/credentials': 'What signs in is ended, never edited.',
  'DELETE /registry-credentials/{credential}': 'It is made and removed, never edited.',
  'DELETE /orders/{id}': 'It is asked for by its owner alone, and moves by itself.',
};

const name = (route: { method: string; path: string }) => `${route.method} ${route.path}`;
const changes = here.routes.filter(({ method, changes }) => changes && method !== 'POST' && method !== 'GET');
const ofRecords = changes
  .filter(({ isOfRecord }) => isOfRecord)
  .map((route) => [name(route), route] as const);
const pathOf = (path: string) => path.replaceAll(/\{(\w+)\}/g, (_, key: string) => references[key] ?? '?');
const rows = async () =>
  JSON.stringify(await everything(), (_, value) => (typeof value === 'bigint' ? String(value) : value));

async function everything() {
  const { db } = here;
  return [
    await db.user.findMany(),
    await db.team.findMany(),
    await db.role.findMany(),
    await db.collection.findMany(),
    await db.collectionLimits.findMany(),
    await db.grant.findMany(),
    await db.imagePrefix.findMany(),
    await db.cluster.findMany({ omit: { checkedAt: true } }),
    await db.clusterEngine.findMany({ omit: { checkedAt: true } }),
    await db.webhook.findMany(),
    await db.alert.findMany(),
    await db.alertRule.findMany(),
    await db.setting.findMany(),
    await db.identityProvider.findMany(),
  ];
}

describe('a change of one record', () => {
  it.each(changes.filter(({ path }) => path.includes('{')).map((route) => [name(route), route] as const))(
    '%s is held against what was seen, or is no edit',
    (each, { isOfRecord }) => {
      expect(isOfRecord || each in noEdits).toBe(true);
    },
  );

  it.each(ofRecords)('%s that is stale is refused with the record as it is', async (each, route) => {
    const before = await rows();
    const answer = await here.admin.call(route.method, pathOf(route.path), bodies[each], {
      'if-match': recordTag({ seen: 'something else' }),
    });
    expect(answer.status).toBe(409);
    expect(answer.body.type).toBe('urn:wheelhouse:problem:stale');
    expect(answer.body.current).toEqual(expect.any(Object));
    expect(await rows()).toBe(before);
  });

  it.each(ofRecords)('%s that is stale tells a stranger nothing', async (each, route) => {
    if (!('operation' in route.permission)) return;
    const stranger = await here.person('stranger');
    const headers = { 'if-match': '"x"' };
    const answer = await stranger.api.call(route.method, pathOf(route.path), bodies[each], headers);
    expect([403, 404]).toContain(answer.status);
    expect(answer.body.current).toBeUndefined();
  });
});

describe('the entity tag', () => {
  const reads = here.routes.filter(({ changes: isChange, isOfRecord }) => isOfRecord && !isChange);

  it.each(reads.map((route) => [name(route), route] as const))(
    '%s answers it, and 304 to who has it',
    async (_, route) => {
      const path = pathOf(route.path);
      const first = await here.admin.call('GET', path);
      const tag = first.headers.get('etag') ?? '';
      expect(tag).toMatch(/^"[\w.-]+"$/);
      const again = await here.admin.call('GET', path, undefined, { 'if-none-match': tag });
      expect([again.status, again.body]).toEqual([304, '']);
      expect((await here.admin.call('GET', path, undefined, { 'if-none-match': '"x"' })).status).toBe(200);
    },
  );

  it('lets an edit through of what was seen, once', async () => {
    const { headers } = await here.admin.call('GET', '/teams/web');
    const fresh = { 'if-match': headers.get('etag') ?? '' };
    const edit = (description: string) => here.admin.call('PATCH', '/teams/web', { description }, fresh);
    expect((await edit('first')).status).toBe(200);
    const second = await edit('second');
    expect(second).toMatchObject({ status: 409, body: { current: { description: 'first' } } });
    expect((await here.admin.ok('GET', '/teams/web')).description).toBe('first');
  });

  it('is what a page works out from an item of a list', async () => {
    const { items } = await here.admin.ok('GET', '/users');
    for (const item of items) {
      const seen = { 'if-match': recordTag(editedUser(item)) };
      const { fullName } = item;
      expect((await here.admin.call('PATCH', `/users/${item.username}`, { fullName }, seen)).status).toBe(
        200,
      );
    }
  });

  it('lets one of two through that saw the same', async () => {
    const { headers } = await here.admin.call('GET', `/users/${person.username}`);
    const fresh = { 'if-match': headers.get('etag') ?? '' };
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((fullName) =>
        here.admin.call('PATCH', `/users/${person.username}`, { fullName }, fresh),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is not asked for: an edit without it goes through', async () => {
    expect((await here.admin.call('PATCH', '/teams/web', { description: 'x' })).status).toBe(200);
    const any = { 'if-match': '*' };
    expect((await here.admin.call('PATCH', '/teams/web', { description: 'y' }, any)).status).toBe(200);
  });
});
