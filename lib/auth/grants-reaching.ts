import type { ReachingGrant } from '@/lib/access/access';
import { isOperation } from '@/lib/access/operations';
import type { Db } from '@/lib/db/client';

interface Row {
  userId: string;
  grantId: string;
  subjectKind: 'user' | 'team' | 'everyone';
  subjectName: string;
  through: string[];
  role: string;
  operations: string[];
  collection: string;
  expiresAt: Date | null;
}

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
): Promise<Map<string, ReachingGrant[]>> {
  const byUser = new Map<string, ReachingGrant[]>(userIds.map((id) => [id, []]));
  const rows = await db.$queryRaw<Row[]>`
    WITH RECURSIVE person AS (
      SELECT "id", "username", "kind" FROM "User"
      WHERE "id" = ANY(${[...userIds]}::uuid[]) AND "disabledAt" IS NULL
    ), chain AS (
      SELECT m."userId", t."id", t."parentId", t."name", ARRAY[t."name"] AS "through"
      FROM person p JOIN "Membership" m ON m."userId" = p."id" JOIN "Team" t ON t."id" = m."teamId"
      UNION ALL
      SELECT c."userId", t."id", t."parentId", t."name", c."through" || t."name"
      FROM chain c JOIN "Team" t ON t."id" = c."parentId"
      WHERE t."name" <> ALL(c."through")
    ), reach AS (
      SELECT p."id" AS "userId", g."id" AS "grantId", p."username" AS "subjectName", ARRAY[]::text[] AS "through"
      FROM person p JOIN "Grant" g ON g."subjectKind" = 'user' AND g."userId" = p."id"
      UNION ALL
      SELECT c."userId", g."id", c."name", c."through"
      FROM chain c JOIN "Grant" g ON g."subjectKind" = 'team' AND g."teamId" = c."id"
      UNION ALL
      SELECT p."id", g."id", 'everyone', ARRAY[]::text[]
      FROM person p JOIN "Grant" g ON g."subjectKind" = 'everyone' AND p."kind" = 'person'
    )
    SELECT DISTINCT ON (r."userId", g."id")
      r."userId", g."id" AS "grantId", g."subjectKind"::text AS "subjectKind", r."subjectName", r."through",
      ro."name" AS "role", ro."operations", co."path" AS "collection", g."expiresAt"
    FROM reach r
    JOIN "Grant" g ON g."id" = r."grantId"
    JOIN "Role" ro ON ro."id" = g."roleId"
    JOIN "Collection" co ON co."id" = g."collectionId"
    ORDER BY r."userId", g."id", cardinality(r."through"), r."through"`;
  for (const row of rows) byUser.get(row.userId)?.push(reachingGrant(row));
  return byUser;
}

function reachingGrant(row: Row): ReachingGrant {
  return {
    id: row.grantId,
    subject:
      row.subjectKind === 'everyone'
        ? { kind: 'everyone' }
        : { kind: row.subjectKind, name: row.subjectName },
    through: row.through,
    role: row.role,
    operations: row.operations.filter(isOperation),
    collection: row.collection,
    expiresAt: row.expiresAt?.getTime() ?? null,
  };
}
