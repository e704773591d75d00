import type { Db } from '@/lib/db/client';

/** How much there was to end. */
export interface Ended {
  readonly sessions: number;
  readonly tokens: number;
  readonly bundles: number;
}

/**
 * Ends everything by which somebody could still act as this person: sessions, API tokens, client
 * bundles, launch tokens of orders under way. For good: enabling the account again brings none of it
 * back. The rows' triggers tell every process, which cuts terminals and streams, and stops what is
 * being uploaded. Whoever disables an account calls this in the same transaction.
 */
export async function endEverything(tx: Db, userId: string): Promise<Ended> {
  const unended = { where: { userId, revokedAt: null }, data: { revokedAt: new Date() } };
  const sessions = await tx.session.updateMany(unended);
  const tokens = await tx.apiToken.updateMany(unended);
  const bundles = await tx.clientCertificate.updateMany(unended);
  await tx.launchToken.deleteMany({ where: { userId } });
  return { sessions: sessions.count, tokens: tokens.count, bundles: bundles.count };
}
