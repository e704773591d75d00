import type { Db } from '@/lib/db/client';

/**
 * Revokes a client certificate together with those that it was renewed into or from: whoever got
 * hold of one may have renewed it.
 *
 * @returns how many that were
 */
export async function revokeFamily(tx: Db, id: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE "ClientCertificate" SET "revokedAt" = now()
    WHERE "revokedAt" IS NULL AND "family" = (SELECT "family" FROM "ClientCertificate" WHERE "id" = ${id}::uuid)`;
}
