import type { Db } from '@/lib/db/client';

/** Ids of the teams that somebody is in, and of those above them, which reach them too. */
export async function ownTeams(db: Db, userId: string): Promise<string[]> {
  const own = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT t."id", t."parentId" FROM "Team" t JOIN "Membership" m ON m."teamId" = t."id"
      WHERE m."userId" = ${userId}::uuid
      UNION SELECT t."id", t."parentId" FROM "Team" t JOIN up ON t."id" = up."parentId")
    SELECT "id"::text FROM up`;
  return own.map(({ id }) => id);
}

/** Ids of the teams above one, whose grants its members hold too. */
export async function teamsAbove(db: Db, reference: string): Promise<string[]> {
  const above = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT "parentId" FROM "Team" WHERE "name" = ${reference}::text OR "id"::text = ${reference}::text
      UNION SELECT t."parentId" FROM "Team" t JOIN up ON t."id" = up."parentId")
    SELECT "parentId"::text AS "id" FROM up WHERE "parentId" IS NOT NULL`;
  return above.map(({ id }) => id);
}
