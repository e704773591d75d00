import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { Db } from '@/lib/db/client';

export interface HolderRow {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
}

interface Question {
  readonly collection: CollectionPath;
  /** Any of these. */
  readonly operations: readonly Operation[];
  /** Whether who holds it only as everyone does is counted too. */
  readonly withEveryone: boolean;
  /** By username, after this one; "" from the beginning. */
  readonly after: string;
  readonly take: number;
}

/**
 * Enabled accounts that hold any of the operations on the collection, by username. It starts from the
 * grants on the collection and above it, and goes down from them: it does not look at who holds none.
 */
export async function peopleHolding(db: Db, question: Question): Promise<HolderRow[]> {
  const { collection, operations, withEveryone, after, take } = question;
  return db.$queryRaw<HolderRow[]>`
    WITH RECURSIVE here AS (
      SELECT g."subjectKind", g."userId", g."teamId"
      FROM "Grant" g JOIN "Role" r ON r."id" = g."roleId" JOIN "Collection" c ON c."id" = g."collectionId"
      WHERE c."path" = ANY(${collectionAndAncestors(collection)}) AND r."operations" && ${operations}::text[]
        AND (g."expiresAt" IS NULL OR g."expiresAt" > now())
    ), down AS (
      SELECT h."teamId" FROM here h WHERE h."teamId" IS NOT NULL
      UNION SELECT t."id" FROM down d JOIN "Team" t ON t."parentId" = d."teamId"
    ), holder AS (
      SELECT h."userId" FROM here h WHERE h."userId" IS NOT NULL
      UNION SELECT m."userId" FROM down d JOIN "Membership" m ON m."teamId" = d."teamId"
      UNION SELECT u."id" FROM "User" u WHERE u."kind" = 'person' AND ${withEveryone}
        AND EXISTS (SELECT FROM here h WHERE h."subjectKind" = 'everyone')
    )
    SELECT u."id"::text AS "id", u."username", u."fullName"
    FROM holder JOIN "User" u ON u."id" = holder."userId"
    WHERE u."disabledAt" IS NULL AND u."username" > ${after}
    ORDER BY u."username" LIMIT ${take}`;
}
