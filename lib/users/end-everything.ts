import type { Db } from '@/lib/db/client';

/** How much there was to end. */
export interface Ended {
  readonly sessions: number;
  readonly tokens: number;
  readonly bundles: number;
}

/**
 * Ends everything by which somebody could still act as this person: sessions, API tokens, client
 * bundles, launch tokens of orders under way, deployments, and links that set a password, theirs and those that
 * they gave to others. For good: enabling the account again brings none of it back. The rows'
 * triggers tell every process, which cuts terminals and streams, and stops what is being uploaded.
 * Whoever disables an account calls this in the same transaction.
 *
 * @param exceptId a credential that stays
 */
export async function endEverything(tx: Db, userId: string, exceptId?: string): Promise<Ended> {
  const unended = {
    where: { userId, revokedAt: null, ...(exceptId === undefined ? {} : { id: { not: exceptId } }) },
    data: { revokedAt: new Date() },
  };
  const sessions = await tx.session.updateMany(unended);
  const tokens = await tx.apiToken.updateMany(unended);
  const bundles = await tx.clientCertificate.updateMany(unended);
  await tx.signInChallenge.deleteMany({ where: { userId } });
  await tx.launchToken.deleteMany({ where: { userId } });
  await tx.deployment.updateMany({
    where: { ownerId: userId, state: { in: ['running', 'failed'] } },
    data: {
      state: 'stopped',
      sealedPlan: null,
      endedAt: new Date(),
      detail: 'It was stopped when all credentials of the account were ended.',
    },
  });
  await tx.oneTimeLink.updateMany({
    where: { OR: [{ userId }, { createdById: userId }], usedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return { sessions: sessions.count, tokens: tokens.count, bundles: bundles.count };
}
