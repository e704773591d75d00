import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
const { handleScim } = await import('@/lib/scim/handle-scim');
const { dropAccessCache } = await import('@/lib/auth/load-access');

let token: string;
let provider: string;
const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

async function call(
  method: string,
  path: string,
  body?: unknown,
  { as = token, headers = {} }: { as?: string; headers?: Record<string, string> } = {},
) {
  const answer = await handleScim(
    new Request(`http://wheelhouse.test:3000/scim/v2${path}`, {
      method,
      headers: {
        authorization: `Bearer ${as}`,
        'x-forwarded-for': '10.3.3.3',
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) };
}
const patch = (path: string, Operations: unknown[], more = {}) =>
  call('PATCH', path, { schemas: [patchSchema], Operations }, more);
let serial = 0;
const newUser = async (more: object = {}) => {
  const name = `user${++serial}`;
  const answer = await call('POST', '/Users', {
    schemas: [userSchema],
    userName: `${name}@corp.example`,
    externalId: `ext-${name}`,
    name: { givenName: 'New', familyName: name },
    emails: [{ value: `${name}@corp.example`, type: 'work', primary: true }],
    active: true,
    ...more,
  });
  expect(answer.status).toBe(201);
  return { ...answer.body, username: name };
};

beforeAll(async () => {
  const made = await here.admin.ok('POST', '/identity/providers', { kind: 'scim', name: 'Entra' });
  ({ token } = made);
  provider = made.provider.id;
  expect(made.provider.serviceAccount).toBe('scim-entra');
});
afterAll(() => here.end());

describe('a provisioning', () => {
  it('says what it can do', async () => {
    expect((await call('GET', '/ServiceProviderConfig')).body).toMatchObject({ patch: { supported: true } });
    expect((await call('GET', '/ResourceTypes')).body.Resources.map(({ id }: { id: string }) => id)).toEqual([
      'User',
      'Group',
    ]);
    expect((await call('GET', `/Schemas/${userSchema}`)).body.attributes.length).toBeGreaterThan(4);
    expect((await call('GET', '/Bulk')).status).toBe(404);
  });

  it('makes accounts, finds and changes them, and disables them at once', async () => {
    const ana = await newUser();
    expect(ana).toMatchObject({
      active: true,
      displayName: `New ${ana.username}`,
      meta: { resourceType: 'User' },
    });
    const account = await here.admin.ok('GET', `/users/${ana.username}`);
    expect(account).toMatchObject({ id: ana.id, email: `${ana.username}@corp.example` });
    for (const filter of [
      `userName eq "${ana.userName.toUpperCase()}"`,
      `externalId eq "${ana.externalId}"`,
      `userName sw "${ana.username}" and active eq true`,
      `emails[value co "${ana.username}@"]`,
      `not (userName ne "${ana.userName}")`,
    ]) {
      const found = (await call('GET', `/Users?${new URLSearchParams({ filter })}`)).body;
      expect(found, filter).toMatchObject({ totalResults: 1, Resources: [{ id: ana.id }] });
    }
    // As Entra sends it, as Okta does, and as the standard has it.
    await patch(`/Users/${ana.id}`, [{ op: 'Replace', path: 'displayName', value: 'Ana' }]);
    await patch(`/Users/${ana.id}`, [
      { op: 'replace', value: { 'emails[type eq "work"].value': 'x@corp.example', title: 'Boss' } },
    ]);
    expect((await call('GET', `/Users/${ana.id}`)).body).toMatchObject({
      displayName: 'Ana',
      emails: [{ value: 'x@corp.example' }],
    });
    await here.db.user.update({ where: { id: ana.id }, data: { passwordHash: 'x' } });
    const session = await here.db.session.create({
      data: {
        userId: ana.id,
        tokenHash: new Uint8Array(32).fill(serial),
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    expect(
      (await patch(`/Users/${ana.id}`, [{ op: 'Replace', path: 'active', value: 'False' }])).body.active,
    ).toBe(false);
    expect((await here.db.session.findUniqueOrThrow({ where: { id: session.id } })).revokedAt).not.toBeNull();
    expect((await patch(`/Users/${ana.id}`, [{ op: 'replace', value: { active: true } }])).body.active).toBe(
      true,
    );
    await here.admin.ok('PATCH', `/users/${ana.username}`, { disabled: true });
    expect((await patch(`/Users/${ana.id}`, [{ op: 'replace', value: { active: true } }])).status).toBe(403);
  });

  it('lists page by page', async () => {
    for (let more = 0; more < 3; more++) await newUser();
    const all = (await call('GET', '/Users?count=500')).body;
    const pages: string[] = [];
    for (let startIndex = 1; startIndex <= all.totalResults; startIndex += 2) {
      const page = (await call('GET', `/Users?startIndex=${startIndex}&count=2`)).body;
      expect(page).toMatchObject({ totalResults: all.totalResults, startIndex });
      pages.push(...page.Resources.map(({ id }: { id: string }) => id));
    }
    expect(pages).toEqual(all.Resources.map(({ id }: { id: string }) => id));
    expect((await call('GET', '/Users?count=0')).body.Resources).toEqual([]);
  });

  it('removes, and gives the name to nobody but the same person again', async () => {
    const bo = await newUser();
    expect((await call('DELETE', `/Users/${bo.id}`)).status).toBe(204);
    expect((await call('GET', `/Users/${bo.id}`)).status).toBe(404);
    expect((await here.admin.ok('GET', `/users/${bo.username}`)).disabledAt).not.toBeNull();
    const other = await call('POST', '/Users', { userName: bo.userName, externalId: 'another person' });
    expect(other.body).toMatchObject({ status: '409', scimType: 'uniqueness' });
    const again = await call('POST', '/Users', { userName: bo.userName, externalId: bo.externalId });
    expect(again).toMatchObject({ status: 201, body: { id: bo.id, active: true } });
  });

  it('replaces, and notices what was changed meanwhile', async () => {
    const cy = await newUser();
    const headers = { 'if-match': cy.meta.version };
    const body = { userName: cy.userName, externalId: cy.externalId, displayName: 'Cy' };
    expect((await call('PUT', `/Users/${cy.id}`, body, { headers })).body).toMatchObject({
      displayName: 'Cy',
      emails: [],
    });
    expect((await call('PUT', `/Users/${cy.id}`, body, { headers })).status).toBe(412);
  });

  it('keeps groups as teams, in the ways programs write it', async () => {
    const [ana, bo] = [await newUser(), await newUser()];
    const made = await call('POST', '/Groups', { displayName: 'Web People', members: [{ value: ana.id }] });
    expect(made).toMatchObject({
      status: 201,
      body: { displayName: 'Web People', members: [{ value: ana.id }] },
    });
    const { id } = made.body;
    const members = async () =>
      (await here.admin.ok('GET', '/teams/web-people/members')).items
        .map(({ id: each }: { id: string }) => each)
        .sort();
    await patch(`/Groups/${id}`, [{ op: 'Add', path: 'members', value: [{ value: bo.id }] }]);
    expect(await members()).toEqual([ana.id, bo.id].sort());
    await patch(`/Groups/${id}`, [{ op: 'Remove', path: `members[value eq "${ana.id}"]` }]);
    expect(await members()).toEqual([bo.id]);
    await patch(`/Groups/${id}`, [{ op: 'replace', value: { members: [{ value: ana.id }] } }]);
    expect(await members()).toEqual([ana.id]);
    await patch(`/Groups/${id}`, [{ op: 'remove', path: 'members', value: [{ value: ana.id }] }]);
    expect(await members()).toEqual([]);
    expect(
      (await call('GET', '/Groups?filter=displayName%20eq%20%22web%20people%22&excludedAttributes=members'))
        .body.Resources,
    ).toEqual([expect.not.objectContaining({ members: expect.anything() })]);
    expect(
      (
        await patch(`/Groups/${id}`, [
          { op: 'add', path: 'members', value: [{ value: (await here.admin.ok('GET', '/me')).user.id }] },
        ])
      ).status,
    ).toBe(400);
    expect((await here.admin.call('PUT', `/teams/web-people/members/${ana.username}`)).status).toBe(409);
    await patch(`/Groups/${id}`, [{ op: 'replace', path: 'displayName', value: 'Web Folk' }]);
    expect((await here.admin.ok('GET', '/teams/web-folk')).id).toBe(id);
    expect((await call('DELETE', `/Groups/${id}`)).status).toBe(204);
    expect((await call('GET', `/Groups/${id}`)).status).toBe(404);
  });
});

describe('what it keeps', () => {
  it('is not changed by hand, and whoever tries is told where it is', async () => {
    const kept = await newUser();
    const change = (body: unknown) => here.admin.call('PATCH', `/users/${kept.username}`, body);
    const { status, body } = await change({ fullName: 'Somebody Else' });
    expect(status).toBe(409);
    expect(body.detail).toContain('kept by Entra. Change it there.');
    expect((await change({ email: 'else@corp.example' })).status).toBe(409);
    const { fullName, email } = await here.admin.ok('GET', `/users/${kept.username}`);
    expect({ fullName, email }).toEqual({
      fullName: `New ${kept.username}`,
      email: `${kept.username}@corp.example`,
    });
    // The same again is no change, and an emergency is ours to answer.
    expect((await change({ fullName, email })).status).toBe(200);
    expect((await change({ disabled: true })).status).toBe(200);
    const there = await patch(`/Users/${kept.id}`, [
      { op: 'replace', path: 'displayName', value: 'Renamed' },
    ]);
    expect(there.status).toBe(200);
  });
});

describe('nobody gets by it', () => {
  it('an account, a team or an administrator that it did not make', async () => {
    const local = await here.person('local');
    for (const filter of ['userName eq "admin"', `userName eq "${local.username}"`, 'userName pr'])
      expect(
        JSON.stringify((await call('GET', `/Users?${new URLSearchParams({ filter })}`)).body),
      ).not.toContain('"admin"');
    const admin = await here.admin.ok('GET', '/users/admin');
    for (const method of ['GET', 'PATCH', 'DELETE', 'PUT']) {
      const body =
        method === 'PATCH'
          ? { Operations: [{ op: 'replace', path: 'active', value: false }] }
          : { userName: 'x' };
      const answer = await call(
        method,
        `/Users/${admin.id}`,
        method === 'GET' || method === 'DELETE' ? undefined : body,
      );
      expect(answer.status).toBe(404);
    }
    expect((await call('POST', '/Users', { userName: 'admin' })).body.scimType).toBe('uniqueness');
    expect((await call('POST', '/Users', { userName: 'Admin@corp.example' })).status).toBe(409);
    await here.admin.ok('POST', '/teams', { name: 'platform' });
    expect((await call('POST', '/Groups', { displayName: 'Platform' })).status).toBe(409);
    const team = await here.admin.ok('GET', '/teams/platform');
    expect(
      (await patch(`/Groups/${team.id}`, [{ op: 'replace', path: 'displayName', value: 'x' }])).status,
    ).toBe(404);
    expect((await here.admin.ok('GET', '/users/admin')).disabledAt).toBeNull();
  });

  it('more than its service account holds', async () => {
    const di = await newUser();
    const { body } = await call('POST', '/Groups', { displayName: 'Strong' });
    await here.admin.ok('POST', '/grants', {
      subject: 'team:strong',
      role: 'Full Control',
      collection: '/Shared',
    });
    const add = () =>
      patch(`/Groups/${body.id}`, [{ op: 'add', path: 'members', value: [{ value: di.id }] }]);
    expect(await add()).toMatchObject({ status: 403, body: { status: '403' } });
    expect((await here.admin.ok('GET', '/teams/strong/members')).items).toEqual([]);
    await here.admin.ok('POST', '/grants', {
      subject: 'user:scim-entra',
      role: 'Full Control',
      collection: '/Shared',
    });
    dropAccessCache();
    expect((await add()).status).toBe(200);
  });

  it('accounts kept for emergencies', async () => {
    const eve = await newUser();
    await here.db.user.update({ where: { id: eve.id }, data: { isBreakGlass: true } });
    expect((await call('GET', `/Users/${eve.id}`)).status).toBe(404);
    expect((await patch(`/Users/${eve.id}`, [{ op: 'replace', path: 'active', value: false }])).status).toBe(
      404,
    );
  });

  it('with any other token, or with this one anywhere else', async () => {
    const { token: api } = await here.admin.ok('POST', '/tokens', { label: 'ci' });
    for (const as of [api, 'whp_', `whp_${'A'.repeat(43)}`, ''])
      expect((await call('GET', '/Users', undefined, { as })).status).toBe(401);
    for (const [method, path] of [
      ['GET', '/me'],
      ['GET', '/users'],
      ['POST', '/tokens'],
    ] as const)
      expect(
        (await here.anonymous.as(token).call(method, path, method === 'POST' ? { label: 'x' } : undefined))
          .status,
      ).toBe(401);
    const renewed = await here.admin.ok('POST', `/identity/providers/${provider}/token`);
    expect((await call('GET', '/Users')).status).toBe(401);
    ({ token } = renewed);
    expect((await call('GET', '/Users')).status).toBe(200);
    await here.admin.ok('PATCH', `/identity/providers/${provider}`, { isEnabled: false });
    expect((await call('GET', '/Users')).status).toBe(401);
    await here.admin.ok('PATCH', `/identity/providers/${provider}`, { isEnabled: true });
    await here.admin.ok('PATCH', '/users/scim-entra', { disabled: true });
    expect((await call('GET', '/Users')).status).toBe(401);
    await here.admin.ok('PATCH', '/users/scim-entra', { disabled: false });
  });

  it('by odd requests', async () => {
    const fay = await newUser();
    for (const [method, path, body] of [
      ['GET', '/Users?filter=password%20eq%20%22x%22', undefined],
      ['GET', '/Users?filter=userName%20eq', undefined],
      ['GET', '/Users?startIndex=x', undefined],
      ['POST', '/Users', {}],
      ['POST', '/Users', { userName: '' }],
      ['POST', '/Users', { userName: '../../etc' }],
      ['POST', '/Users', { userName: 'nul\0' }],
      ['PATCH', `/Users/${fay.id}`, { Operations: [] }],
      ['PATCH', `/Users/${fay.id}`, { Operations: [{ op: 'explode', path: 'active' }] }],
      ['PATCH', `/Users/${fay.id}`, { Operations: [{ op: 'remove' }] }],
      ['PATCH', `/Users/${fay.id}`, { Operations: [{ op: 'replace', path: 'active', value: 'maybe' }] }],
      ['PATCH', `/Users/${fay.id}`, { Operations: [{ op: 'replace', path: 'a[b', value: 1 }] }],
      ['POST', '/Groups', { displayName: '///' }],
    ] as const) {
      const answer = await call(method, path, body);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(answer.body).toMatchObject({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: '400',
      });
    }
    for (const path of ['/Users/x', '/Users/a/b', '/', '/Users/..%2Fx'])
      expect((await call('GET', path)).status).toBe(404);
  });

  it('unseen: what it does and what it is refused is on record', async () => {
    const entries = await here.db.auditEntry.findMany({
      where: { actor: 'scim-entra' },
      select: { phase: true },
    });
    expect(entries.length).toBeGreaterThan(10);
    expect(entries.some(({ phase }) => phase === 'refusal')).toBe(true);
  });
});
