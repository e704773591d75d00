import type { Db } from '@/lib/db/client';

/**
 * Revokes an API token and whatever was made by it, and by that in turn: further tokens, and client
 * bundles with those that they were renewed into.
 */
export async function revokeTokenAndMade(tx: Db, id: string): Promise<{ tokens: number; bundles: number }> {
  // Locked first: a token that is just making another is waited for, and the other found below.
  await tx.$queryRaw`SELECT "id" FROM "ApiToken" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const tokens = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE made AS (
      SELECT "id" FROM "ApiToken" WHERE "id" = ${id}::uuid
      UNION SELECT t."id" FROM "ApiToken" t JOIN made ON t."madeById" = made."id")
    UPDATE "ApiToken" SET "revokedAt" = coalesce("revokedAt", now())
    WHERE "id" IN (SELECT "id" FROM made) RETURNING "id"`;
  const bundles = await tx.clientCertificate.updateMany({
    where: { madeById: { in: tokens.map((token) => token.id) }, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return { tokens: tokens.length, bundles: bundles.count };
}
