import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { decide } from '@/lib/access/access';
import { isVisibleCollection } from '@/lib/collections/visibility';

const here = await startInstallation();
const { authenticateToken } = await import('@/lib/auth/authenticate');
const { listCollections } = await import('@/lib/collections/queries');
const { listPlacements } = await import('@/lib/placements/queries');
const { listGrants } = await import('@/lib/grants/queries');
afterAll(() => here.end());

/** Names that LIKE, prefixes or the letter case could confuse. */
const names = ['a', 'a_b', 'axb', 'a.b', 'A', 'ab', 'a-b'];
const paths = names.flatMap((name) => [`/${name}`, ...names.slice(0, 4).map((below) => `/${name}/${below}`)]);
const roles = ['View Only', 'Image User', 'Scheduler', 'Full Control', 'Admin'];
const everything = { limit: 500 };

/** The same numbers at each run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe('a list holds what the decision allows, and nothing else', () => {
  beforeAll(async () => {
    const cluster = await here.db.cluster.findUniqueOrThrow({ where: { name: 'local' } });
    for (const path of paths) {
      const { id } = await here.admin.ok('POST', '/collections', { path });
      for (const kind of ['container', 'node', 'stack'] as const) {
        const data = { clusterId: cluster.id, kind, engineId: `${kind}${path}`, collectionId: id };
        await here.db.placement.create({ data });
      }
    }
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('for the grants of person %i', async (seed) => {
    const below = numbers(seed);
    const pick = (from: readonly string[]) => from[below(from.length)] ?? '/';
    const grants = Array.from({ length: 1 + below(3) }, () => ({ role: pick(roles), on: pick(paths) }));
    const unique = [...new Map(grants.map((grant) => [`${grant.role} ${grant.on}`, grant])).values()];
    const { username, password } = await here.person('someone', unique);
    const { token } = await here.anonymous.ok('POST', '/auth/login', { username, password });
    const actor = await authenticateToken(token, { address: '' });
    if (!actor) throw new Error('not signed in');
    const { access } = actor;
    const now = Date.now();

    const collections = await here.db.collection.findMany();
    const listed = (await listCollections(actor, everything)).items.map(({ path }) => path);
    const visible = collections
      .map(({ path }) => path)
      .filter((path) => isVisibleCollection(access, path, now));
    expect(listed.sort()).toEqual(visible.sort());

    const viewing = { container: 'container.view', node: 'node.view', stack: 'service.view' } as const;
    const allowed = paths.flatMap((path) =>
      (['container', 'node', 'stack'] as const)
        .filter(
          (kind) => decide(access, viewing[kind], path, now) || decide(access, 'access.manage', path, now),
        )
        .map((kind) => `${kind}${path}`),
    );
    expect((await listPlacements(actor, everything)).items.map(({ id }) => id).sort()).toEqual(
      allowed.sort(),
    );

    const all = await here.db.grant.findMany({ include: { collection: true } });
    const readable = all
      .filter(
        ({ id, collection: { path } }) =>
          decide(access, 'access.view', path, now) ||
          decide(access, 'access.manage', path, now) ||
          access.grants.some((grant) => grant.id === id),
      )
      .map(({ id }) => id);
    expect((await listGrants(actor, everything)).items.map(({ id }) => id).sort()).toEqual(readable.sort());
  });
});

describe('what is inherited', () => {
  const [upper, lower, top] = [here.unique('upper'), here.unique('lower'), `/${here.unique('top')}`];
  const below = `${top}/below`;
  const grant = (subject: string, collection: string) =>
    here.admin.ok('POST', '/grants', { subject, role: 'View Only', collection });
  const listed = async (api: typeof here.admin, query: string) =>
    (await api.ok('GET', `/grants?${query}`)).items.map(
      ({ subject, collection }: { subject: string; collection: string }) => `${subject} ${collection}`,
    );

  beforeAll(async () => {
    await here.admin.ok('POST', '/collections', { path: top });
    await here.admin.ok('POST', '/collections', { path: below });
    await here.admin.ok('POST', '/teams', { name: upper });
    await here.admin.ok('POST', '/teams', { name: lower, parent: upper });
    await grant(`team:${upper}`, top);
    await grant(`team:${lower}`, below);
  });

  it('on a collection is granted above it, and not on it', async () => {
    const above = await listed(here.admin, `inheritedOn=${below}`);
    expect(above).toContain(`team:${upper} ${top}`);
    expect(above).not.toContain(`team:${lower} ${below}`);
    expect(await listed(here.admin, `inheritedOn=${top}`)).not.toContain(`team:${upper} ${top}`);
  });

  it('by a team is granted to teams above it, and not to itself', async () => {
    expect(await listed(here.admin, `inheritedBy=${lower}`)).toEqual([`team:${upper} ${top}`]);
    expect(await listed(here.admin, `inheritedBy=${upper}`)).toEqual([]);
    expect(await listed(here.admin, 'inheritedBy=no-such-team')).toEqual([]);
  });

  it('is told to those alone who may see the grants, and does not tell which teams there are', async () => {
    const lead = await here.person('lead', [{ role: 'Admin', on: below }]);
    expect(await listed(lead.api, `inheritedOn=${below}`)).toEqual([]);
    const member = await here.person('member');
    await here.admin.ok('PUT', `/teams/${upper}/members/${member.username}`);
    expect(await listed(member.api, `subject=team:${upper}`)).toEqual([`team:${upper} ${top}`]);
    // They are in the upper team and may not know of the lower one.
    expect(await listed(member.api, `inheritedBy=${lower}`)).toEqual([]);
    await here.admin.ok('PUT', `/teams/${lower}/members/${member.username}`);
    expect(await listed(member.api, `inheritedBy=${lower}`)).toEqual([`team:${upper} ${top}`]);
  });
});
