import { z } from 'zod';
import type { GrantSubject, ReachingGrant } from '@/lib/access/access';
import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import { isOperation, type Operation } from '@/lib/access/operations';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/prisma/generated/client';

/** Only grants that give the operation on the collection. */
export interface Giving {
  readonly operation: Operation;
  readonly collection: CollectionPath;
}

/** What the query answers, each thing once: a team's grants reach all of its people. */
const rows = z.object({
  people: z.array(z.object({ id: z.string(), username: z.string(), isPerson: z.boolean() })),
  chains: z.array(z.object({ userId: z.string(), teamId: z.string(), through: z.array(z.string()) })),
  roles: z.array(z.object({ id: z.string(), name: z.string(), operations: z.array(z.string()) })),
  grants: z.array(
    z.object({
      id: z.string(),
      userId: z.string().nullable(),
      teamId: z.string().nullable(),
      roleId: z.string(),
      collection: z.string(),
      expiresAt: z.number().nullable(),
    }),
  ),
});
type Rows = z.output<typeof rows>;
type Grant = Pick<ReachingGrant, 'id' | 'role' | 'operations' | 'collection' | 'expiresAt'>;

/**
 * All grants that reach each of the people: their own, those of their teams and of the teams'
 * ancestors, and for persons those of `everyone`; expired ones too, so that an explanation can name
 * them. A grant appears once per person, through the shortest chain of teams. Nothing reaches a
 * disabled account, and service accounts hold only what was granted to them or their teams.
 *
 * @returns an entry for every id that was asked for
 */
export async function grantsReaching(
  db: Db,
  userIds: readonly string[],
  giving: Giving | null = null,
): Promise<Map<string, ReachingGrant[]>> {
  const [answer] = await db.$queryRaw<{ reach: string }[]>`
    WITH RECURSIVE person AS (
      SELECT "id", "username", "kind" = 'person' AS "isPerson" FROM "User"
      WHERE "id" = ANY(${[...userIds]}::uuid[]) AND "disabledAt" IS NULL
    ), chain AS (
      SELECT m."userId", t."id" AS "teamId", t."parentId", ARRAY[t."name"] AS "through"
      FROM person p JOIN "Membership" m ON m."userId" = p."id" JOIN "Team" t ON t."id" = m."teamId"
      UNION ALL
      SELECT c."userId", t."id", t."parentId", c."through" || t."name"
      FROM chain c JOIN "Team" t ON t."id" = c."parentId"
      WHERE t."name" <> ALL(c."through")
    ), "grant" AS (
      SELECT g."id", g."userId", g."teamId", g."roleId", c."path" AS "collection",
        floor(extract(epoch FROM g."expiresAt") * 1000) AS "expiresAt"
      FROM "Grant" g JOIN "Collection" c ON c."id" = g."collectionId"
      WHERE (g."subjectKind" = 'everyone' OR g."userId" IN (SELECT "id" FROM person)
        OR g."teamId" IN (SELECT "teamId" FROM chain)) AND ${conditionOf(giving)}
    )
    SELECT json_build_object(
      'people', (SELECT coalesce(json_agg(p), '[]') FROM person p),
      'chains', (SELECT coalesce(json_agg(json_build_object(
        'userId', "userId", 'teamId', "teamId", 'through', "through")), '[]') FROM chain),
      'grants', (SELECT coalesce(json_agg(g ORDER BY g."id"), '[]') FROM "grant" g),
      'roles', (SELECT coalesce(json_agg(json_build_object('id', "id", 'name', "name", 'operations', "operations")), '[]')
        FROM "Role" WHERE "id" IN (SELECT "roleId" FROM "grant"))
    )::text AS "reach"`;
  const read = rows.parse(JSON.parse(answer?.reach ?? '{}'));
  const byUser = new Map<string, ReachingGrant[]>(userIds.map((id) => [id, []]));
  for (const [id, grants] of joined(read)) byUser.set(id, grants);
  return byUser;
}

function conditionOf(giving: Giving | null): Prisma.Sql {
  if (giving === null) return Prisma.sql`true`;
  return Prisma.sql`c."path" = ANY(${collectionAndAncestors(giving.collection)})
    AND g."roleId" IN (SELECT "id" FROM "Role" WHERE ${giving.operation} = ANY("operations"))`;
}

function* joined({ people, chains, roles, grants }: Rows): Generator<[string, ReachingGrant[]]> {
  const roleOf = new Map(
    roles.map(({ id, name, operations }) => [id, { name, operations: operations.filter(isOperation) }]),
  );
  const bySubject = new Map<string, Grant[]>();
  for (const { id, userId, teamId, roleId, collection, expiresAt } of grants) {
    const role = roleOf.get(roleId);
    if (!role) continue;
    const grant = { id, role: role.name, operations: role.operations, collection, expiresAt };
    push(bySubject, userId ?? teamId ?? 'everyone', grant);
  }
  const chainsOf = new Map<string, Rows['chains']>();
  for (const chain of chains) push(chainsOf, chain.userId, chain);
  for (const { id, username, isPerson } of people) {
    const reaching: ReachingGrant[] = [];
    const add = (of: string, subject: GrantSubject, through: readonly string[]) => {
      for (const grant of bySubject.get(of) ?? []) reaching.push({ ...grant, subject, through });
    };
    add(id, { kind: 'user', name: username }, []);
    for (const { teamId, through } of shortest(chainsOf.get(id) ?? [])) {
      add(teamId, { kind: 'team', name: through.at(-1) ?? '' }, through);
    }
    if (isPerson) add('everyone', { kind: 'everyone' }, []);
    yield [id, reaching.sort((a, b) => (a.id < b.id ? -1 : 1))];
  }
}

/** Of several ways to a team the shortest, and of those the first by name. */
function shortest(chains: Rows['chains']): Rows['chains'] {
  const byTeam = new Map<string, Rows['chains'][number]>();
  for (const chain of chains) {
    const other = byTeam.get(chain.teamId);
    if (!other || isBefore(chain.through, other.through)) byTeam.set(chain.teamId, chain);
  }
  return [...byTeam.values()];
}

function isBefore(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length ? a.join() < b.join() : a.length < b.length;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
