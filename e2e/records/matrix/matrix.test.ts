import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { freshBodies, queries } from '@/e2e/records/matrix/bodies';
import { signedInRoutes, triedElsewhere } from '@/e2e/records/matrix/expected';
import { concretePath, type Stage } from '@/e2e/records/matrix/samples';
import type { RestCaller } from '@/e2e/records/rest-caller';
import { sampleBodies } from '@/e2e/records/sample-bodies';
import { type Operation, operations } from '@/lib/access/operations';

/**
 * Every route of /api/v1 as every kind of person, made from the definitions of the routes. A route
 * whose right is not said, or that cannot be tried, fails the build.
 */
process.env.WHEELHOUSE_BREACHED_FOLDER = mkdtempSync(join(tmpdir(), 'wheelhouse-breached-'));
const here = await startInstallation();
afterAll(async () => {
  rmSync(process.env.WHEELHOUSE_BREACHED_FOLDER ?? '', { recursive: true });
  await here.end();
});

const shop = await here.collection('shop');
const sibling = await here.collection('sibling');
const { id: shopId } = (await here.admin.ok('GET', `/collections?path=${shop}`)).items[0];
const cluster = await here.db.cluster.findFirstOrThrow();
const owner = await here.db.user.create({ data: { username: 'owner' } });
await here.db.team.create({ data: { name: 'crew' } });
await here.db.placement.create({
  data: { clusterId: cluster.id, kind: 'volume', engineId: 'placed', collectionId: shopId },
});
const stage: Stage = { here, shop, shopId, ownerId: owner.id, clusterId: cluster.id };

interface Caller {
  readonly api: RestCaller;
  readonly held: ReadonlySet<string>;
  /** Where; everything below is meant too. */
  readonly on: string;
}

const fullControl = (await here.admin.ok('GET', '/roles/Full%20Control')).operations as Operation[];
const delegatedOperations = [
  ...new Set<Operation>([...fullControl, 'collection.manage', 'access.view', 'access.manage', 'audit.view']),
];

async function caller(role: string, on: string, held: readonly string[]): Promise<Caller> {
  const { api } = await here.person('caller', [{ role, on }]);
  return { api, on, held: new Set(held) };
}

const callers = new Map<string, Caller>();
for (const role of (await here.admin.ok('GET', '/roles')).items) {
  if (role.builtIn) callers.set(role.name, await caller(role.name, '/', role.operations));
}
const delegated = await here.role('delegated', delegatedOperations);
callers.set('a delegated administrator', await caller(delegated, shop, delegatedOperations));
callers.set('a delegated administrator of a sibling', await caller(delegated, sibling, delegatedOperations));

type Route = (typeof here.routes)[number];
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

/** Where a prefix was or would be counts as well, and that is above the collection here. */
const aboutMore = ['POST /image-prefixes', 'DELETE /image-prefixes/{prefix}'];
const aboutShop = [
  'POST /collections',
  'POST /grants',
  'PUT /placements',
  'POST /placements/preview',
  'GET /access/who-can',
];

/** Whether a route is tried on something in the collection; all others are about the whole. */
function onShop(route: Route): boolean {
  if (aboutMore.includes(nameOf(route))) return false;
  return (
    aboutShop.includes(nameOf(route)) ||
    /\{(?:collection|grant|prefix|alert|request|recording)\}/.test(route.path)
  );
}

function isAllowed({ held, on }: Caller, route: Route): boolean | 'own' {
  const { permission } = route;
  const expected = 'operation' in permission ? permission.operation : signedInRoutes[nameOf(route)];
  if (expected === undefined) throw new Error(`Say in e2e/records/matrix/expected who may ${nameOf(route)}.`);
  if (expected === 'everyone') return true;
  if (expected === 'own') return 'own';
  if (typeof expected === 'object') return expected.anywhere.some((operation) => held.has(operation));
  return held.has(expected) && (on === '/' || (on === shop && onShop(route)));
}

const tried = here.routes.filter(
  (route) => !('public' in route.permission) && !(nameOf(route) in triedElsewhere),
);

describe.each([...callers])('as %s', (_, person) => {
  it.each(tried.map((route) => [nameOf(route), route] as const))('%s', async (name, route) => {
    const allowed = isAllowed(person, route);
    const body = freshBodies[name]?.(stage) ?? sampleBodies[name];
    if (route.body && body === undefined)
      throw new Error(`Give ${name} a body in e2e/records/sample-bodies.`);
    const path = (await concretePath(stage, route.path)) + (queries[name]?.(stage) ?? '');
    const { status, body: answer } = await person.api.call(route.method, path, body);
    const told = `${status} ${JSON.stringify(answer)}`;
    if (allowed === true) expect([401, 403, 404], told).not.toContain(status);
    else if (allowed === 'own') expect(status, told).toBe(404);
    else expect([403, 404], told).toContain(status);
    // Nothing behind it answers here, which is 503; a bug is 500.
    expect(status, told).not.toBe(500);
  });
});

it('knows every operation that a route asks for', () => {
  const asked = here.routes.flatMap(({ permission }) =>
    'operation' in permission ? [permission.operation] : [],
  );
  for (const operation of asked) expect(operations).toContain(operation);
});

it('names files that are there', () => {
  expect(Object.values(triedElsewhere).filter((file) => !existsSync(file))).toEqual([]);
});

it('holds nothing of routes that are gone', () => {
  const names = new Set(here.routes.map(nameOf));
  const said = [signedInRoutes, triedElsewhere, sampleBodies, freshBodies, queries].flatMap((table) =>
    Object.keys(table),
  );
  expect(said.filter((name) => !names.has(name))).toEqual([]);
});
