import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { Db } from '@/lib/db/client';

interface Row {
  subject: string;
}

/**
 * The subjects that hold all of the operations on the collection. People first, then teams, by name.
 *
 * @returns "user:ana", "team:platform" or "everyone"
 */
export async function subjectsHolding(
  db: Db,
  operations: readonly Operation[],
  collection: CollectionPath,
): Promise<string[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT CASE g."subjectKind"
      WHEN 'user' THEN 'user:' || u."username" WHEN 'team' THEN 'team:' || t."name" ELSE 'everyone'
    END AS "subject"
    FROM "Grant" g
    JOIN "Role" r ON r."id" = g."roleId"
    JOIN "Collection" c ON c."id" = g."collectionId"
    CROSS JOIN LATERAL unnest(r."operations") AS held("operation")
    LEFT JOIN "User" u ON u."id" = g."userId"
    LEFT JOIN "Team" t ON t."id" = g."teamId"
    WHERE c."path" = ANY(${collectionAndAncestors(collection)})
      AND (g."expiresAt" IS NULL OR g."expiresAt" > now())
      AND u."disabledAt" IS NULL
    GROUP BY g."subjectKind", u."username", t."name"
    HAVING array_agg(held."operation") @> ${operations}::text[]
    ORDER BY g."subjectKind", u."username", t."name"`;
  return rows.map(({ subject }) => subject);
}
