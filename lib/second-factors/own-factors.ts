import type { Actor } from '@/lib/auth/actor';
import { requireSignedIn } from '@/lib/auth/own-credentials';
import type { Db } from '@/lib/db/client';
import { notify } from '@/lib/notices/notify';
import { paths } from '@/lib/paths/console-paths';
import { conflict } from '@/lib/problems/problem';
import { renewRecoveryCodes } from '@/lib/second-factors/recovery-codes';
import { endSessions } from '@/lib/sessions/sessions';
import { requireProof } from '@/lib/step-up/require-proof';

const mostFactors = 20;

/**
 * Lets a person change their own second factors: in a session in which they proved a moment ago who
 * they are. The account is locked, so that two changes at once see each other.
 *
 * @throws Problem 403
 */
export async function changingOwnFactors(tx: Db, actor: Actor): Promise<void> {
  requireSignedIn(actor);
  await requireProof(actor);
  await tx.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${actor.userId}::uuid FOR UPDATE`;
}

/** @throws Problem 409 when there are as many as one person can keep apart */
export async function requireRoomForFactor(tx: Db, { userId }: Actor): Promise<void> {
  const where = { userId };
  const have = (await tx.totpDevice.count({ where })) + (await tx.passkey.count({ where }));
  if (have >= mostFactors) throw conflict(`You have ${mostFactors} second factors. Remove one first.`);
}

/**
 * What follows on a new factor: the session that set it up has proved it; others that were begun
 * without any end; with the first one come recovery codes.
 *
 * @returns the codes, to be shown once; null: there are some already
 */
export async function factorAdded(
  tx: Db,
  { userId, credential }: Actor,
  factor: { readonly kind: 'totp' | 'passkey'; readonly name: string },
): Promise<string[] | null> {
  await tx.session.update({
    where: { id: credential.id },
    data: { secondFactor: factor.kind, steppedUpAt: new Date() },
  });
  await endSessions(tx, userId, credential.id, { secondFactor: null });
  await notify(tx, [userId], {
    kind: 'second-factor.added',
    text: `${factor.name} was added as a second factor of your account.`,
    path: paths.accountPage('security'),
  });
  const left = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
  return left > 0 ? null : renewRecoveryCodes(tx, userId);
}

/** How a factor of one's own stands on record. */
export function factorSubject(operation: string, factor: { readonly id: string; readonly name: string }) {
  return {
    operation: `second-factor.${operation}`,
    resourceKind: 'second-factor',
    resourceId: factor.id,
    resourceName: factor.name,
  };
}
