import type { Actor } from '@/lib/auth/actor';
import { loadAccess } from '@/lib/auth/load-access';
import { requiredFrom, secondFactorPolicy } from '@/lib/auth/unfinished';
import { type Db, db as shared } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { relyingParty } from '@/lib/second-factors/relying-party';
import type { SecondFactorsView } from '@/lib/second-factors/schema';
import { getUser } from '@/lib/users/queries';

/** One's own second factors. */
export function listSecondFactors({ userId }: Actor, db: Db = shared): Promise<SecondFactorsView> {
  return factorsOf(userId, db);
}

/**
 * Those of anybody, for whoever may reset them: needs user.manage on "/". Names and times alone; what
 * they are made of is nobody's to see.
 *
 * @throws Problem 404 for whom the actor may not see
 */
export async function listSecondFactorsOf(
  actor: Actor,
  reference: string,
  db: Db = shared,
): Promise<SecondFactorsView> {
  authorise(actor, 'user.manage', '/');
  const { id } = await getUser(actor, reference, db);
  return factorsOf(id, db);
}

async function factorsOf(userId: string, db: Db): Promise<SecondFactorsView> {
  const where = { userId };
  const orderBy = { createdAt: 'asc' } as const;
  const [apps, passkeys, recoveryCodesLeft, from] = await Promise.all([
    db.totpDevice.findMany({ where: { ...where, confirmedAt: { not: null } }, orderBy }),
    db.passkey.findMany({ where, orderBy }),
    db.recoveryCode.count({ where: { ...where, usedAt: null } }),
    requiredOf({ userId }, db),
  ]);
  return {
    apps: apps.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      ...instants(createdAt, lastUsedAt),
    })),
    passkeys: passkeys.map(({ id, name, isSynced, createdAt, lastUsedAt }) => ({
      id,
      name,
      isSynced,
      ...instants(createdAt, lastUsedAt),
    })),
    recoveryCodesLeft,
    requiredFrom: from === null ? null : new Date(from).toISOString(),
    passkeysArePossible: relyingParty() !== null,
  };
}

/** From when a second factor is required of the person, in milliseconds since the epoch; null: of them none is. */
export async function requiredOf({ userId }: Pick<Actor, 'userId'>, db: Db): Promise<number | null> {
  const { kind, createdAt } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { kind: true, createdAt: true },
  });
  // What they were granted, also where their session may not use it yet.
  const facts = { isPerson: kind === 'person', accountCreatedAt: createdAt };
  return requiredFrom(await secondFactorPolicy(), await loadAccess(userId), facts);
}

function instants(createdAt: Date, lastUsedAt: Date | null) {
  return { createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}
