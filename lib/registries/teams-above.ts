import type { Db } from '@/lib/db/client';

/** A team that a person is in, and how many steps up the tree it is reached; 0: a member itself. */
export interface ReachedTeam {
  readonly id: string;
  readonly steps: number;
}

/** The teams of a person and all above them: what those have is for their members too. */
export async function teamsOf(db: Db, userId: string): Promise<ReachedTeam[]> {
  return db.$queryRaw<ReachedTeam[]>`
    WITH RECURSIVE up AS (
      SELECT t."id", t."parentId", 0 AS steps FROM "Team" t JOIN "Membership" m ON m."teamId" = t."id"
      WHERE m."userId" = ${userId}::uuid
      UNION SELECT t."id", t."parentId", up.steps + 1 FROM "Team" t JOIN up ON t."id" = up."parentId")
    SELECT "id"::text, min(steps)::int AS steps FROM up GROUP BY "id"`;
}
