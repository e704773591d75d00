import { operations } from '@/lib/access/operations';
import type { Db } from '@/lib/db/client';
import { conflict } from '@/lib/problems/problem';
import { getSetting } from '@/lib/settings/settings';

/**
 * Holds a change back that would leave nobody who can undo it. Somebody administers the whole who
 * is an enabled person and holds every operation on "/" without an end: an operation that nobody
 * holds could never be granted again. Call it after the change, under the lock `access`.
 *
 * @throws Problem 409
 */
export async function requireAnAdministrator(tx: Db): Promise<void> {
  const administrators = await tx.$queryRaw<Administrator[]>`
    WITH RECURSIVE lasting AS (
      SELECT g."id", g."subjectKind", g."userId", g."teamId", r."operations"
      FROM "Grant" g JOIN "Role" r ON r."id" = g."roleId" JOIN "Collection" c ON c."id" = g."collectionId"
      WHERE c."path" = '/' AND g."expiresAt" IS NULL
    ), down AS (
      SELECT l."id" AS "grantId", l."teamId" FROM lasting l WHERE l."teamId" IS NOT NULL
      UNION SELECT d."grantId", t."id" FROM down d JOIN "Team" t ON t."parentId" = d."teamId"
    ), reach AS (
      SELECT l."id" AS "grantId", l."userId" FROM lasting l WHERE l."userId" IS NOT NULL
      UNION SELECT d."grantId", m."userId" FROM down d JOIN "Membership" m ON m."teamId" = d."teamId"
      UNION SELECT l."id", u."id" FROM lasting l CROSS JOIN "User" u WHERE l."subjectKind" = 'everyone'
    )
    SELECT u."isBreakGlass" AND u."passwordHash" IS NOT NULL AS "isForEmergencies" FROM reach
    JOIN lasting l ON l."id" = reach."grantId"
    JOIN "User" u ON u."id" = reach."userId" AND u."disabledAt" IS NULL AND u."kind" = 'person'
    CROSS JOIN unnest(l."operations") AS held
    WHERE held = ANY(${[...operations]})
    GROUP BY u."id" HAVING count(DISTINCT held) = ${operations.length}`;
  if (administrators.length === 0) {
    throw conflict('Nobody would be left who holds every operation on /. Give that to somebody else first.');
  }
  if (administrators.some(({ isForEmergencies }) => isForEmergencies)) return;
  if ((await getSetting(tx, 'signIn'))?.localAccounts === 'break-glass') {
    throw conflict(
      'Local accounts are switched off, so one account with a password that is kept for emergencies must hold every operation on /.',
    );
  }
}

interface Administrator {
  /** Whether they can sign in whatever becomes of the providers. */
  readonly isForEmergencies: boolean;
}
