import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { type Deed, roleParts, spots, type World, world } from '@/e2e/records/delegated-deeds';
import { startInstallation } from '@/e2e/records/installation';
import { isWithin, privateCollectionOf } from '@/lib/access/collection-path';
import type { AccessState } from '@/lib/access/effect/access-state';
import type { AccessChange } from '@/lib/access/effect/differences';
import { effectBetween, type ResourceMove } from '@/lib/access/effect/effect';
import { holdingsIn } from '@/lib/access/effect/held';
import { reachOf } from '@/lib/access/effect/reach';
import { operationsOn } from '@/lib/access/kind-operations';
import { writeYaml } from '@/lib/yaml/write-yaml';

const here = await startInstallation();
const { applyGroups } = await import('@/lib/identity/memberships');
const { loadAccessState } = await import('@/lib/effects/load-access-state');
afterAll(() => here.end());

/** A provider whose groups are mapped to teams; nobody asks it here. */
const { provider: company } = await here.admin.ok('POST', '/identity/providers', {
  kind: 'oidc',
  name: 'Company',
  settings: { issuer: 'https://id.example', clientId: 'x' },
});
const companyItself = { username: 'Company', userId: null, credential: '', address: '' };

/**
 * Whatever somebody does who administers a part: nobody can do more afterwards than they could before
 * or than that somebody could then. Every change goes through /api/v1, as anybody's would.
 */

/** Made by the administrator: collections, roles, teams, people, things, and who holds what. */
async function build({ delegate, global, others, walls }: World) {
  const top = await here.collection('world');
  const paths = spots.map((spot) => `${top}${spot}`);
  for (const path of paths.slice(1)) await here.admin.ok('POST', '/collections', { path });
  for (const wall of walls) {
    await here.admin.ok('PATCH', `/collections/${encodeURIComponent(`${top}${wall}`)}`, { exclusive: true });
  }
  const roles: string[] = [];
  for (const operations of roleParts) roles.push(await here.role('Part', operations));
  const people = [await here.person('ann'), await here.person('bob'), await here.person('cas')];
  const [upper, lower] = [here.unique('upper'), here.unique('lower')];
  await here.admin.ok('POST', '/teams', { name: upper });
  await here.admin.ok('POST', '/teams', { name: lower, parent: upper });
  await here.admin.ok('PUT', `/teams/${lower}/members/${people[1]?.username}`);
  const subjects = [...people.map(({ username }) => `user:${username}`), `team:${upper}`, `team:${lower}`];
  const cluster = await here.db.cluster.findUniqueOrThrow({ where: { name: 'local' } });
  const things: string[] = [];
  for (const path of paths) {
    const collection = await here.db.collection.findUniqueOrThrow({ where: { path } });
    const engineId = randomBytes(32).toString('hex');
    const data = { clusterId: cluster.id, kind: 'container' as const, engineId, name: here.unique('thing') };
    await here.db.placement.create({ data: { ...data, collectionId: collection.id } });
    things.push(engineId);
  }
  const prefix = `registry.example/${here.unique('images')}`;
  await here.admin.ok('POST', '/image-prefixes', { prefix, collection: paths[1] });
  for (const { who, spot, role, ends } of others) {
    await here.admin.call('POST', '/grants', {
      subject: subjects[who],
      role: roles[role],
      collection: paths[spot],
      ...(ends ? { expiresAt: '2031-01-01T00:00:00Z' } : {}),
    });
  }
  const administering = await here.role('Administering', [
    'access.manage',
    'access.view',
    'collection.manage',
  ]);
  const boss = await here.person('boss', [
    { role: administering, on: paths[delegate[0]?.spot ?? 0] ?? top },
    ...(global.length === 0 ? [] : [{ role: await here.role('Globals', global), on: '/' }]),
  ]);
  for (const { spot, role } of delegate) {
    const wish = { subject: `user:${boss.username}`, role: roles[role], collection: paths[spot] };
    await here.admin.call('POST', '/grants', wish);
  }
  const robot = here.unique('robot');
  await here.admin.ok('POST', '/users', { username: robot, kind: 'service', owner: `user:${boss.username}` });
  // As often as not it holds what the delegate holds too.
  const [{ role, spot } = { role: 0, spot: 0 }] = (others[0]?.who ?? 0) % 2 === 0 ? delegate : others;
  const held = { subject: `user:${robot}`, role: roles[role], collection: paths[spot] };
  await here.admin.ok('POST', '/grants', held);
  return { top, paths, roles, people, teams: [upper, lower], subjects, things, prefix, boss, robot };
}

type Built = Awaited<ReturnType<typeof build>>;

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
};

/** What lies at or below a collection that moved is at another path now. */
function moveAlong(paths: string[], from: string, to: string): void {
  const moved = paths.map((path) => (isWithin(path, from) ? `${to}${path.slice(from.length)}` : path));
  paths.splice(0, paths.length, ...moved);
}

/** One deed of the delegate; most are refused, which is as good. */
async function deed({ kind, one, two, three }: Deed, built: Built): Promise<number> {
  const { boss, paths, roles, people, teams, subjects, things, prefix, top, robot } = built;
  const call = async (method: string, path: string, body?: unknown) =>
    (await boss.api.call(method, path, body)).status;
  const all = [...subjects, 'everyone', `user:${boss.username}`];
  const grant = async () => {
    const { items } = await boss.api.ok('GET', '/grants?limit=500');
    return items.length === 0 ? null : at<{ id: string }>(items, one).id;
  };
  /** Whoever is given a credential of somebody's can be them. */
  const takingOver = async (username: string, method: string, path: string, body: unknown) => {
    const { id } = await here.db.user.findUniqueOrThrow({ where: { username } });
    const status = await call(method, `/users/${username}${path && `/${path}`}`, body);
    if (status < 300) takenOver.push(id);
    return status;
  };
  const wish = { subject: at(all, one), role: at(roles, two), collection: at(paths, three) };
  switch (kind) {
    case 'grant':
      return call('POST', '/grants', wish);
    case 'extend':
      return call('PATCH', `/grants/${await grant()}`, { expiresAt: null });
    case 'revoke':
      return call('DELETE', `/grants/${await grant()}`);
    case 'join':
      return call('PUT', `/teams/${at(teams, one)}/members/${at([boss, ...people], two).username}`);
    case 'leave':
      return call('DELETE', `/teams/${at(teams, one)}/members/${at(people, two).username}`);
    case 'reparent':
      return call('PATCH', `/teams/${at(teams, one)}`, { parent: two % 3 === 0 ? null : at(teams, two) });
    case 'team':
      return call('POST', '/teams', { name: here.unique('made'), parent: at(teams, one) });
    case 'drop-team':
      return call('DELETE', `/teams/${at(teams, one)}`);
    case 'role-change': {
      const role = encodeURIComponent(at(roles, one));
      const { body, status } = await boss.api.call('GET', `/roles/${role}`);
      if (status !== 200) return status;
      const operations = [...new Set([...body.operations, ...at(roleParts, two)])];
      return call('PATCH', `/roles/${role}`, { version: body.version, operations });
    }
    case 'role': {
      const name = here.unique('Made');
      const status = await call('POST', '/roles', { name, operations: at(roleParts, one) });
      if (status === 201) roles.push(name);
      return status;
    }
    case 'move-collection': {
      const from = at(paths, one);
      const to = `${at([top, '/Shared', ...paths], two)}/${here.unique('moved')}`;
      const status = await call('PATCH', `/collections/${encodeURIComponent(from)}`, { path: to });
      if (status === 200) moveAlong(paths, from, to);
      return status;
    }
    case 'wall':
      return call('PATCH', `/collections/${encodeURIComponent(at(paths, one))}`, {
        exclusive: two % 2 === 0,
      });
    case 'collection':
      return call('POST', '/collections', { path: `${at(paths, one)}/${here.unique('made')}` });
    case 'place':
      return call('PUT', '/placements', {
        cluster: 'local',
        kind: 'container',
        id: at(things, one),
        collection: at([...paths, '/Shared'], two),
      });
    case 'prefix':
      return call('POST', '/image-prefixes', { prefix: `${prefix}/more${one}`, collection: at(paths, two) });
    case 'move-prefix':
    case 'drop-prefix': {
      const row = await here.db.imagePrefix.findUnique({ where: { prefix } });
      if (!row) return 404;
      if (kind === 'drop-prefix') return call('DELETE', `/image-prefixes/${row.id}`);
      return call('PATCH', `/image-prefixes/${row.id}`, { collection: at(paths, two) });
    }
    case 'password':
      return takingOver(at(people, one).username, 'PATCH', '', { password: 'now it is mine 99' });
    case 'enable':
      return call('PATCH', `/users/${at(people, one).username}`, { disabled: two % 2 === 0 });
    case 'user':
      return call('POST', '/users', { username: here.unique('made'), password: 'something to know 7' });
    case 'apply': {
      const scope = at(paths, three);
      const document = writeYaml({ version: 1, scope, grants: [{ ...wish, collection: scope }] });
      const { body, status } = await boss.api.call('POST', '/access/plan', { document });
      if (status !== 200 || body.hash === null) return status === 200 ? 422 : status;
      return call('POST', '/access/apply', { document, hash: body.hash });
    }
    case 'bulk-grant':
      return call('POST', '/bulk/grants', {
        items: [await grant()],
        change: { do: 'set-role', role: at(roles, two) },
      });
    case 'bulk-role':
      return call('POST', '/bulk/roles', {
        items: [at(roles, one)],
        change: { do: 'add-operations', operations: at(roleParts, two) },
      });
    case 'bulk-move': {
      const from = at(paths, one);
      const parent = at([top, '/Shared', ...paths], two);
      const change = { do: 'move', parent };
      const status = await call('POST', '/bulk/collections', { items: [from], change });
      if (status === 200) moveAlong(paths, from, `${parent}${from.slice(from.lastIndexOf('/'))}`);
      return status;
    }
    case 'request': {
      const asked = await at(people, one).api.call('POST', '/access-requests', {
        operation: 'container.exec',
        collection: at(paths, two),
        minutes: 60,
        reason: 'Please',
      });
      if (asked.status > 299) return asked.status;
      return call('POST', `/access-requests/${asked.body.id}/approve`, { role: at(roles, three) });
    }
    case 'invite':
      return call('POST', '/invitations', { username: here.unique('invited') });
    case 'reset-link':
      return takingOver(at(people, one).username, 'POST', 'reset-link', {});
    case 'import': {
      const member = { team: at(teams, one), username: at([boss, ...people], two).username };
      const files = [
        { kind: 'grants', rows: [wish] },
        { kind: 'memberships', rows: [member] },
        { kind: 'roles', rows: [{ name: wish.role, operations: at(roleParts, one).join(' ') }] },
        { kind: 'image-prefixes', rows: [{ prefix, collection: wish.collection }] },
        { kind: 'collections', rows: [{ path: wish.collection, exclusive: one % 2 === 0 }] },
        { kind: 'service-accounts', rows: [{ username: robot, owner: at(subjects, one) }] },
      ];
      const file = at(files, three);
      return call('POST', '/imports', { kind: file.kind, format: 'json', text: JSON.stringify(file.rows) });
    }
    case 'map-group': {
      const path = `/identity/providers/${company.id}/mappings`;
      const { body, status } = await boss.api.call('POST', path, { group: 'staff', team: at(teams, one) });
      if (status !== 201) return status;
      // Somebody of that group signs in, while it is mapped.
      const { id: userId, username } = await here.db.user.findUniqueOrThrow({
        where: { username: at(people, two).username },
      });
      const person = { providerId: company.id, userId, username };
      await here.db.$transaction((tx) => applyGroups(tx, companyItself, person, ['staff']));
      // Other worlds have groups of the same name.
      return call('DELETE', three % 2 === 0 ? `${path}/${body.id}` : `${path}/none`);
    }
    case 'own-robot':
      return call('PATCH', `/users/${robot}`, { owner: `user:${at([boss, ...people], two).username}` });
    case 'robot-token':
      return takingOver(robot, 'POST', 'tokens', { label: 'mine' });
    case 'enable-robot':
      return call('PATCH', `/users/${robot}`, { disabled: two % 2 === 0 });
    case 'mapping':
      return call('POST', '/identity/providers', { name: here.unique('directory'), kind: 'scim' });
  }
}

const takenOver: string[] = [];

interface Snapshot {
  readonly state: AccessState;
  readonly placed: ReadonlyMap<string, string>;
  readonly images: ReadonlyMap<string, string>;
}

async function snapshot(): Promise<Snapshot> {
  const placed = await here.db.placement.findMany({ select: { engineId: true, collectionId: true } });
  const images = await here.db.imagePrefix.findMany({ select: { prefix: true, collectionId: true } });
  return {
    state: await loadAccessState(here.db),
    placed: new Map(placed.map(({ engineId, collectionId }) => [engineId, collectionId])),
    images: new Map(images.map(({ prefix, collectionId }) => [prefix, collectionId])),
  };
}

/** Things that are in another collection than before, by where that collection is. */
function movesBetween(before: Snapshot, after: Snapshot): ResourceMove[] {
  const pathIn = ({ state }: Snapshot, id: string | undefined) => state.collections.get(id ?? '')?.path;
  const moved = (
    was: ReadonlyMap<string, string>,
    is: ReadonlyMap<string, string>,
    kind: 'container' | 'image',
  ) =>
    [...was].flatMap(([key, collectionId]) => {
      const [from, to] = [pathIn(before, collectionId), pathIn(after, is.get(key))];
      if (from === undefined || to === undefined || is.get(key) === collectionId) return [];
      return [{ from, to, operations: operationsOn(kind) }];
    });
  return [...moved(before.placed, after.placed, 'container'), ...moved(before.images, after.images, 'image')];
}

function checkNobodyGainsMore(before: Snapshot, after: Snapshot, bossId: string): void {
  // By what they were granted: a wall keeps services off nodes, not grants from being passed on.
  const open = [...before.state.collections].map(
    ([id, each]) => [id, { ...each, exclusive: false }] as const,
  );
  const unwalled = { ...before.state, collections: new Map(open) };
  const ofBoss = holdingsIn(unwalled, reachOf(unwalled));
  const isHeld = ({ operation, place, until }: AccessChange) =>
    (ofBoss(place.before ?? place.after ?? '/')(bossId).get(operation) ?? 0) >=
    (until ?? Number.POSITIVE_INFINITY);
  const { people } = effectBetween(before.state, after.state, movesBetween(before, after));
  for (const { userId, gained } of people) {
    const username = after.state.people.get(userId)?.username ?? '';
    const isNew = !before.state.people.has(userId);
    const more = gained
      .filter(({ place }) => !(isNew && place.after === privateCollectionOf(username)))
      .filter((change) => !isHeld(change));
    expect(more, `${username} gained what the delegate does not hold`).toEqual([]);
  }
  for (const userId of takenOver) {
    for (const grant of reachOf(after.state).grantsOf(userId)) {
      const path = after.state.collections.get(grant.collectionId)?.path ?? '/';
      const username = after.state.people.get(userId)?.username ?? '';
      if (path === privateCollectionOf(username)) continue;
      for (const operation of after.state.roles.get(grant.roleId)?.operations ?? []) {
        expect(ofBoss(path)(bossId).has(operation), `${operation} on ${path} was taken over`).toBe(true);
      }
    }
  }
}

it('no sequence of delegated changes gives anybody more than the delegate holds', async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(world, async (drawn) => {
      takenOver.length = 0;
      const built = await build(drawn);
      const before = await snapshot();
      const [bossId = ''] =
        [...before.state.people].find(([, { username }]) => username === built.boss.username) ?? [];
      for (const each of drawn.deeds) {
        const status = await deed(each, built);
        expect(status, JSON.stringify(each)).toBeLessThan(500);
        if (status < 300) done++;
      }
      checkNobodyGainsMore(before, await snapshot(), bossId);
    }),
    { numRuns: Number(process.env.WHEELHOUSE_DELEGATION_RUNS ?? 12), endOnFailure: true },
  );
  // Else it would have shown nothing.
  expect(done).toBeGreaterThan(20);
}, 240_000);
