import { isOperation, type Operation } from '@/lib/access/operations';
import type { Db } from '@/lib/db/client';

/** What some grant gives: operations on a collection and below it. */
export interface Holding {
  readonly collection: string;
  readonly operations: readonly Operation[];
  /** When it ends; null: never. */
  readonly expiresAt: Date | null;
}

interface Row {
  collection: string;
  operations: string[];
  expiresAt: Date | null;
}

/** What members of the team hold through it and its ancestors now. */
export async function holdingsOfTeam(tx: Db, teamId: string): Promise<Holding[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH RECURSIVE up AS (
      SELECT "id", "parentId" FROM "Team" WHERE "id" = ${teamId}::uuid
      UNION SELECT t."id", t."parentId" FROM "Team" t JOIN up ON t."id" = up."parentId")
    SELECT c."path" AS "collection", r."operations", g."expiresAt"
    FROM up JOIN "Grant" g ON g."teamId" = up."id"
    JOIN "Role" r ON r."id" = g."roleId" JOIN "Collection" c ON c."id" = g."collectionId"
    WHERE g."expiresAt" IS NULL OR g."expiresAt" > now()`;
  return rows.map(holding);
}

/** What the person holds now by grants of their own and of their teams, also while disabled. */
export async function holdingsOfUser(tx: Db, userId: string): Promise<Holding[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH RECURSIVE up AS (
      SELECT t."id", t."parentId" FROM "Team" t JOIN "Membership" m ON m."teamId" = t."id"
      WHERE m."userId" = ${userId}::uuid
      UNION SELECT t."id", t."parentId" FROM "Team" t JOIN up ON t."id" = up."parentId")
    SELECT c."path" AS "collection", r."operations", g."expiresAt"
    FROM "Grant" g
    JOIN "Role" r ON r."id" = g."roleId" JOIN "Collection" c ON c."id" = g."collectionId"
    WHERE (g."userId" = ${userId}::uuid OR g."teamId" IN (SELECT "id" FROM up))
      AND (g."expiresAt" IS NULL OR g."expiresAt" > now())`;
  return rows.map(holding);
}

/** What the operations give where the role is granted now, if they are added to it. */
export async function holdingsOfRole(
  tx: Db,
  roleId: string,
  operations: readonly Operation[],
): Promise<Holding[]> {
  const grants = await tx.grant.findMany({
    where: { roleId, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    select: { expiresAt: true, collection: { select: { path: true } } },
  });
  return grants.map(({ collection, expiresAt }) => ({ collection: collection.path, operations, expiresAt }));
}

function holding({ collection, operations, expiresAt }: Row): Holding {
  return { collection, operations: operations.filter(isOperation), expiresAt };
}
