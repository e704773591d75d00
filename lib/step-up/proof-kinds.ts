import { db } from '@/lib/db/client';
import { secondStepKinds } from '@/lib/second-factors/kinds';
import type { ProofKind } from '@/lib/second-factors/schema';

/**
 * By what the person can prove anew who they are: a second factor, or the password of whoever has
 * none. None at all for who has neither here: they sign in again.
 */
export async function proofKinds(userId: string): Promise<ProofKind[]> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { hasSecondFactor: true, passwordHash: true, source: true },
  });
  if (user.hasSecondFactor) return secondStepKinds(userId);
  return user.passwordHash !== null || user.source === 'ldap' ? ['password'] : [];
}
