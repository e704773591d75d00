import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

type Call = Parameters<typeof here.admin.call>;
const dryRun = (who: typeof here.admin, method: Call[0], path: string, body?: unknown) =>
  who.call(method, `${path}?dryRun=true`, body);
const userNames = (people: { user: string }[]) => people.map(({ user }) => user);
const operationsOf = (changes: { operation: string }[]) => changes.map(({ operation }) => operation);

async function container(path: string): Promise<string> {
  const cluster = await here.db.cluster.findUniqueOrThrow({ where: { name: 'local' } });
  const collection = await here.db.collection.findUniqueOrThrow({ where: { path } });
  const engineId = randomBytes(32).toString('hex');
  const data = {
    clusterId: cluster.id,
    kind: 'container' as const,
    engineId,
    name: here.unique('web'),
    collectionId: collection.id,
  };
  return (await here.db.placement.create({ data })).name;
}

describe('a dry run', () => {
  it('of a grant lists who gains what on which things, and keeps nothing but the answer', async () => {
    const shop = await here.collection('shop');
    const name = await container(shop);
    const ana = await here.person('ana');
    const grants = await here.db.grant.count();
    const { seq } = await here.lastAudit();
    const wish = { subject: `user:${ana.username}`, role: 'View Only', collection: shop };
    const { status, body } = await dryRun(here.admin, 'POST', '/grants', wish);
    expect(status).toBe(200);
    expect(userNames(body.people)).toEqual([ana.username]);
    expect(body.people[0].gained).toContainEqual({
      operation: 'container.view',
      collection: shop,
      until: null,
    });
    expect(body.people[0].lost).toEqual([]);
    expect(body.resources).toMatchObject([
      { kind: 'container', name, collection: shop, gainedBy: { total: 1, users: [ana.username] } },
    ]);
    expect(body).toMatchObject({
      elsewhere: 0,
      truncated: false,
      totals: { people: 1, gaining: 1, losing: 0 },
    });
    expect(await here.db.grant.count()).toBe(grants);
    expect((await here.lastAudit()).seq).toBe(seq);
  });

  it('says nothing of what somebody holds already by another way', async () => {
    const shop = await here.collection('shop');
    const ana = await here.person('ana', [{ role: 'Full Control', on: '/Shared' }]);
    const wish = { subject: `user:${ana.username}`, role: 'View Only', collection: shop };
    expect((await dryRun(here.admin, 'POST', '/grants', wish)).body.people).toEqual([]);
  });

  it('of an expiry tells until when, and of a shorter one from when', async () => {
    const shop = await here.collection('shop');
    const ana = await here.person('ana');
    const expiresAt = '2030-01-01T00:00:00.000Z';
    const wish = { subject: `user:${ana.username}`, role: 'Catalogue User', collection: shop };
    const { body: gain } = await dryRun(here.admin, 'POST', '/grants', { ...wish, expiresAt });
    expect(gain.people[0].gained.map(({ until }: { until: string }) => until)).toEqual([
      expiresAt,
      expiresAt,
    ]);
    const grant = await here.admin.ok('POST', '/grants', wish);
    const { body: loss } = await dryRun(here.admin, 'PATCH', `/grants/${grant.id}`, { expiresAt });
    expect(loss.people[0]).toMatchObject({ gained: [], lost: [{ until: expiresAt }, { until: expiresAt }] });
  });

  it('of memberships, teams and roles reaches whom they reach', async () => {
    const shop = await here.collection('shop');
    const [company, web, other] = [here.unique('company'), here.unique('web'), here.unique('other')];
    await here.admin.ok('POST', '/teams', { name: company });
    await here.admin.ok('POST', '/teams', { name: web, parent: company });
    await here.admin.ok('POST', '/teams', { name: other });
    const role = await here.role('looking', ['container.view']);
    await here.admin.ok('POST', '/grants', { subject: `team:${company}`, role, collection: shop });
    const [ana, ben] = [await here.person('ana'), await here.person('ben')];
    await here.admin.ok('PUT', `/teams/${web}/members/${ana.username}`);
    const joined = await dryRun(here.admin, 'PUT', `/teams/${web}/members/${ben.username}`);
    expect(userNames(joined.body.people)).toEqual([ben.username]);
    expect(operationsOf(joined.body.people[0].gained)).toEqual(['container.view']);
    const moved = await dryRun(here.admin, 'PATCH', `/teams/${web}`, { parent: other });
    expect(userNames(moved.body.people)).toEqual([ana.username]);
    expect(operationsOf(moved.body.people[0].lost)).toEqual(['container.view']);
    const edited = await dryRun(here.admin, 'PATCH', `/roles/${encodeURIComponent(role)}`, {
      version: 1,
      operations: ['container.view', 'container.logs'],
    });
    expect(operationsOf(edited.body.people[0].gained)).toEqual(['container.logs']);
    const disabled = await dryRun(here.admin, 'PATCH', `/users/${ana.username}`, { disabled: true });
    expect(operationsOf(disabled.body.people[0].lost)).toContain('container.view');
  });

  it('is refused where the change is, and tells no more than its asker may see', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const granting = await here.role('granting', ['access.manage', 'container.view']);
    const ben = await here.person('ben', [{ role: granting, on: bank }]);
    const ana = await here.person('ana');
    const to = (collection: string, role: string) => ({ subject: `user:${ana.username}`, role, collection });
    expect((await dryRun(ben.api, 'POST', '/grants', to(shop, granting))).status).toBe(403);
    expect((await dryRun(ben.api, 'POST', '/grants', to(bank, 'View Only'))).status).toBe(403);
    expect((await dryRun(ben.api, 'POST', '/grants', to(bank, granting))).status).toBe(200);
    // Who manages roles alone learns how many a change concerns, and neither who nor where.
    const role = await here.role('looking', ['container.view', 'container.logs']);
    await here.admin.ok('POST', '/grants', { ...to(shop, role) });
    await container(shop);
    const keeper = await here.person('keeper', [
      { role: await here.role('roles', ['role.manage']), on: '/' },
    ]);
    const change = { version: 1, operations: ['container.view'] };
    const { status, body } = await dryRun(keeper.api, 'PATCH', `/roles/${encodeURIComponent(role)}`, change);
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toContain(shop);
    const seer = await here.role('seer', ['role.manage', 'role.view']);
    const knows = await here.person('knows', [{ role: seer, on: '/' }]);
    const told = await dryRun(knows.api, 'PATCH', `/roles/${encodeURIComponent(role)}`, change);
    expect(told.body).toMatchObject({ people: [], resources: [], elsewhere: 1, totals: { people: 0 } });
    expect(JSON.stringify(told.body)).not.toContain(shop);
  });

  it('of the last administrator’s end is refused as the change is', async () => {
    const { body, status } = await dryRun(here.admin, 'PATCH', '/users/admin', { disabled: true });
    expect(status).toBe(409);
    expect(body.detail).toContain('Nobody would be left');
  });

  it('takes true and false alone, and only where it is offered', async () => {
    expect((await here.admin.call('DELETE', '/roles/nothing?dryRun=yes')).status).toBe(422);
    expect((await here.admin.call('GET', '/roles?dryRun=true')).status).toBe(422);
  });
});

/** Changes in these parts of the API that give and take no access, and why. */
const credentials = 'What somebody signs in with, not what they may do.';
const asking = 'Nothing is given until it is approved, which has a dry run.';
const atProvider = 'Where people come from: nobody has other access until they sign in or are synchronised.';
const changesNoAccess: Readonly<Record<string, string>> = {
  'DELETE /identity/break-glass/{user}': credentials,
  'DELETE /users/{user}/credentials': credentials,
  'DELETE /users/{user}/second-factors': credentials,
  'DELETE /users/{user}/tokens/{token}': credentials,
  'PATCH /identity/providers/{provider}': atProvider,
  'POST /access-requests': asking,
  'POST /access-requests/{request}/decline': asking,
  'POST /access-requests/{request}/withdraw': asking,
  'POST /identity/providers': atProvider,
  'POST /identity/providers/{provider}/links': credentials,
  'POST /identity/providers/{provider}/mappings': atProvider,
  'POST /identity/providers/{provider}/sync': 'GET of the same tells all that it would do, access too.',
  'POST /identity/providers/{provider}/token': credentials,
  'POST /invitations': 'A new account holds what every account does.',
  'POST /users/{user}/reset-link': credentials,
  'POST /users/{user}/tokens': credentials,
  'POST /users/{user}/view-as': 'It gives nothing that both do not hold.',
  'PUT /collections/{collection}/limits': 'How much, not who.',
  'PUT /collections/{collection}/recording': 'What is kept of terminals, not who opens them.',
  'PUT /identity/break-glass/{user}': credentials,
  'PUT /identity/networks': atProvider,
  'PUT /identity/settings': credentials,
};

it('is offered by every change of access', () => {
  const parts =
    /^\/(?:users|teams|roles|collections|grants|image-prefixes|bulk|imports|placements|access|access-requests|identity|invitations)(?:\/|$)/;
  const without = here.routes
    .filter(({ path, changes, previewsAccess }) => changes && !previewsAccess && parts.test(path))
    .map(({ method, path }) => `${method} ${path}`);
  expect(without.sort()).toEqual(Object.keys(changesNoAccess).sort());
});
