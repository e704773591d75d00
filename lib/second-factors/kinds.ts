import { type Db, db as shared } from '@/lib/db/client';
import { relyingParty } from '@/lib/second-factors/relying-party';
import type { SecondStepKind } from '@/lib/sign-in/sign-in-result';

/** What the person can show as a second step; none when they have no second factor. */
export async function secondStepKinds(userId: string, db: Db = shared): Promise<SecondStepKind[]> {
  const [devices, passkeys, codes] = await Promise.all([
    db.totpDevice.count({ where: { userId, confirmedAt: { not: null } } }),
    db.passkey.count({ where: { userId } }),
    db.recoveryCode.count({ where: { userId, usedAt: null } }),
  ]);
  if (devices + passkeys === 0) return [];
  const kinds: SecondStepKind[] = [];
  if (devices > 0) kinds.push('totp');
  if (passkeys > 0 && relyingParty() !== null) kinds.push('passkey');
  if (codes > 0) kinds.push('recovery-code');
  return kinds;
}
