import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { recordRefusal } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { localRefusal } from '@/lib/identity/local-accounts';
import { provedByPasskey } from '@/lib/second-factors/passkey-proof';
import { isFirstInAWhile } from '@/lib/sign-in/first-in-a-while';
import { type SignInPlace, signInActor } from '@/lib/sign-in/sign-in-actor';
import type { SignInResult } from '@/lib/sign-in/sign-in-result';
import { startSession } from '@/lib/sign-in/start-session';

/**
 * Signs in whoever holds the passkey that answers and showed it who they are: that is both steps at
 * once. Nothing is slowed down: there is nothing to guess.
 */
export async function passkeySignIn(
  response: AuthenticationResponseJSON,
  place: SignInPlace,
): Promise<SignInResult> {
  const question = { purpose: 'sign-in', userId: null } as const;
  const passkey = await provedByPasskey(question, response, place.address);
  if (passkey === null) {
    if (isFirstInAWhile(`passkey ${place.address}`)) await refuse({ id: null, username: '' }, place, 401);
    return { status: 'unknown-passkey' };
  }
  const user = await db.user.findUniqueOrThrow({
    where: { id: passkey.userId },
    select: { id: true, username: true, mustChangePassword: true, disabledAt: true },
  });
  if (user.disabledAt) {
    await refuse(user, place, 403);
    return { status: 'disabled' };
  }
  const because = await localRefusal(user.id);
  if (because !== null) {
    await refuse(user, place, 403, because);
    return { status: 'refused', because };
  }
  return startSession(user, place, { method: 'passkey', secondFactor: 'passkey' });
}

function refuse(
  who: { id: string | null; username: string },
  place: SignInPlace,
  status: 401 | 403,
  why?: string,
) {
  const detail = why ?? (status === 403 ? 'The account is disabled.' : 'No passkey of anybody answered.');
  const subject = { operation: 'session.create', resourceKind: 'session' };
  return recordRefusal(db, signInActor(who, place, 'passkey'), subject, { status, detail });
}
