import { compileAccess, decide } from '@/lib/access/access';
import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import { grantsReaching } from '@/lib/auth/grants-reaching';
import type { Db } from '@/lib/db/client';

/** As many are told of a request at most. */
const mostTold = 200;

/** The people who may grant the operation on the collection: they hold it there, and access.manage. */
export async function decidersOf(
  tx: Db,
  operation: Operation,
  collection: CollectionPath,
): Promise<string[]> {
  const candidates = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE managing AS (
      SELECT g."subjectKind", g."userId", g."teamId"
      FROM "Grant" g JOIN "Role" r ON r."id" = g."roleId" JOIN "Collection" c ON c."id" = g."collectionId"
      WHERE c."path" = ANY(${collectionAndAncestors(collection)}) AND 'access.manage' = ANY(r."operations")
        AND (g."expiresAt" IS NULL OR g."expiresAt" > now())
    ), teams AS (
      SELECT "teamId" AS "id" FROM managing WHERE "teamId" IS NOT NULL
      UNION SELECT t."id" FROM "Team" t JOIN teams ON t."parentId" = teams."id"
    )
    SELECT u."id" FROM "User" u
    WHERE u."disabledAt" IS NULL AND u."kind" = 'person' AND (
      u."id" IN (SELECT "userId" FROM managing)
      OR EXISTS (SELECT 1 FROM "Membership" m WHERE m."userId" = u."id" AND m."teamId" IN (SELECT "id" FROM teams))
      OR EXISTS (SELECT 1 FROM managing WHERE "subjectKind" = 'everyone'))
    ORDER BY u."username" LIMIT ${mostTold}`;
  const ids = candidates.map(({ id }) => id);
  const reaching = await grantsReaching(tx, ids);
  const now = Date.now();
  return ids.filter((id) => {
    const access = compileAccess(reaching.get(id) ?? []);
    return decide(access, 'access.manage', collection, now) && decide(access, operation, collection, now);
  });
}
