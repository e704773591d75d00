import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { startScratchDatabase } from '@/e2e/records/scratch-database';

const database = await startScratchDatabase();
const { db } = await import('@/lib/db/client');
const { grantsReaching } = await import('@/lib/auth/grants-reaching');
const { loadAccess, dropAccessCache } = await import('@/lib/auth/load-access');

afterAll(() => database.drop());

/** A random world: who is in which team, which team is below which, who was granted what where. */
const world = fc.record({
  /** The parent of team n is one with a smaller number, or none. */
  parents: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
  people: fc.array(
    fc.record({
      kind: fc.constantFrom('person' as const, 'person' as const, 'service' as const),
      isDisabled: fc.boolean().map((yes) => yes),
      teams: fc.uniqueArray(fc.nat(7), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  grants: fc.uniqueArray(
    fc.record({
      subject: fc.oneof(
        fc.nat(3).map((user) => ({ kind: 'user' as const, at: user })),
        fc.nat(7).map((team) => ({ kind: 'team' as const, at: team })),
        fc.constant({ kind: 'everyone' as const, at: 0 }),
      ),
      role: fc.nat(1),
      collection: fc.nat(2),
      expires: fc.constantFrom(null, -60_000, 60_000),
    }),
    {
      maxLength: 14,
      selector: ({ subject, role, collection }) => [subject.kind, subject.at, role, collection].join(),
    },
  ),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

describe('the grants that reach a person', () => {
  it('are those of a naive walk over teams and their ancestors', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (drawn) => {
        const made = await build(drawn);
        const reaching = await grantsReaching(
          db,
          made.people.map(({ id }) => id),
        );
        for (const [index, { id }] of made.people.entries()) {
          const found = (reaching.get(id) ?? []).map(({ id: grant, through }) => ({
            grant,
            hops: through.length,
          }));
          expect(byGrant(found)).toEqual(byGrant(naive(drawn, made, index)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('name subject, teams, role, collection and end', async () => {
    const drawn: World = {
      parents: [0, 1, 2],
      people: [{ kind: 'person', isDisabled: false, teams: [2] }],
      grants: [{ subject: { kind: 'team', at: 0 }, role: 0, collection: 1, expires: 60_000 }],
    };
    const { people, grants, teams } = await build(drawn);
    const id = people[0]?.id ?? '';
    const [grant] = (await grantsReaching(db, [id])).get(id) ?? [];
    const [top, middle, own] = teams.map(({ name }) => name);
    expect(grant).toEqual({
      id: grants[0]?.id,
      subject: { kind: 'team', name: top },
      through: [own, middle, top],
      role: 'Role 0',
      operations: ['container.view'],
      collection: '/A',
      expiresAt: grants[0]?.expiresAt?.getTime(),
    });
  });

  it('are answered for nobody, and for people who do not exist', async () => {
    expect(await grantsReaching(db, [])).toEqual(new Map());
    const stranger = '00000000-0000-7000-8000-000000000000';
    expect(await grantsReaching(db, [stranger])).toEqual(new Map([[stranger, []]]));
  });

  it('are remembered until the cache is dropped', async () => {
    const { people } = await build({
      parents: [0],
      people: [{ kind: 'person', isDisabled: false, teams: [] }],
      grants: [{ subject: { kind: 'user', at: 0 }, role: 0, collection: 0, expires: null }],
    });
    const id = people[0]?.id ?? '';
    const first = await loadAccess(id);
    expect(first.grants).toHaveLength(1);
    expect(await loadAccess(id)).toBe(first);
    await db.grant.deleteMany({ where: { userId: id } });
    dropAccessCache();
    expect((await loadAccess(id)).grants).toHaveLength(0);
  });
});

type Made = Awaited<ReturnType<typeof build>>;

async function build(drawn: World) {
  await db.grant.deleteMany();
  await db.membership.deleteMany();
  for (let left = await db.team.count(); left > 0; left = await db.team.count()) {
    await db.team.deleteMany({ where: { children: { none: {} } } });
  }
  await db.user.deleteMany();
  const roles = [
    await role('Role 0', ['container.view']),
    await role('Role 1', ['volume.view', 'volume.use']),
  ];
  const root = await collection('/', null);
  const collections = [root, await collection('/A', root.id), await collection('/B', root.id)];
  const teams: { id: string; name: string }[] = [];
  for (const [index, drawnParent] of drawn.parents.entries()) {
    const parentId = teams[parentOf(drawnParent, index) ?? -1]?.id ?? null;
    teams.push(
      await db.team.create({ data: { name: `team-${index}`, parentId }, select: { id: true, name: true } }),
    );
  }
  const people: { id: string }[] = [];
  for (const [index, person] of drawn.people.entries()) {
    const memberships = person.teams.flatMap((at) => (teams[at] ? [{ teamId: teams[at].id }] : []));
    people.push(
      await db.user.create({
        data: {
          username: `user-${index}`,
          kind: person.kind,
          disabledAt: person.isDisabled ? new Date() : null,
          memberships: { create: memberships },
        },
        select: { id: true },
      }),
    );
  }
  const grants: { id: string; drawn: World['grants'][number]; expiresAt: Date | null }[] = [];
  for (const grant of drawn.grants) {
    const subject = { user: people, team: teams, everyone: [{ id: '' }] }[grant.subject.kind][
      grant.subject.at
    ];
    if (!subject) continue;
    const expiresAt = grant.expires === null ? null : new Date(Date.now() + grant.expires);
    const { id } = await db.grant.create({
      data: {
        subjectKind: grant.subject.kind,
        userId: grant.subject.kind === 'user' ? subject.id : null,
        teamId: grant.subject.kind === 'team' ? subject.id : null,
        roleId: roles[grant.role]?.id ?? '',
        collectionId: collections[grant.collection]?.id ?? '',
        expiresAt,
      },
    });
    grants.push({ id, drawn: grant, expiresAt });
  }
  return { teams, people, grants };
}

/** Written with nothing in common with the query: for each grant, is there a way from the person to it? */
function naive(drawn: World, made: Made, personIndex: number): { grant: string; hops: number }[] {
  const person = drawn.people[personIndex];
  if (!person || person.isDisabled) return [];
  const hopsTo = (team: number): number[] =>
    person.teams
      .filter((own) => own < drawn.parents.length)
      .flatMap((own) => {
        const chain = [own];
        for (let at = own; ; ) {
          const parent = parentOf(drawn.parents[at] ?? 0, at);
          if (parent === null) break;
          chain.push(parent);
          at = parent;
        }
        return chain.includes(team) ? [chain.indexOf(team) + 1] : [];
      });
  return made.grants.flatMap(({ id, drawn: { subject } }) => {
    if (subject.kind === 'everyone') return person.kind === 'person' ? [{ grant: id, hops: 0 }] : [];
    if (subject.kind === 'user') return subject.at === personIndex ? [{ grant: id, hops: 0 }] : [];
    const hops = hopsTo(subject.at);
    return hops.length ? [{ grant: id, hops: Math.min(...hops) }] : [];
  });
}

/** Null for a top-level team, which a draw of 0 and the first team are. */
function parentOf(drawnParent: number, index: number): number | null {
  return index === 0 || drawnParent === 0 ? null : (drawnParent - 1) % index;
}

const byGrant = <T extends { grant: string }>(list: T[]) =>
  [...list].sort((a, b) => a.grant.localeCompare(b.grant));

const role = (name: string, operations: string[]) =>
  db.role.upsert({ where: { name }, create: { name, operations }, update: {} });

const collection = (path: string, parentId: string | null) =>
  db.collection.upsert({ where: { path }, create: { path, parentId }, update: {} });
