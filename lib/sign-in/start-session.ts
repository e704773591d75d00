import { recordChange } from '@/lib/audit/record';
import { newSessionEnd } from '@/lib/auth/credential-ends';
import { currentLifetimes } from '@/lib/auth/remembered-setting';
import { makeToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';
import { type SignInPlace, signInActor } from '@/lib/sign-in/sign-in-actor';
import type { SignedIn } from '@/lib/sign-in/sign-in-result';

export type SignInMethod = 'password' | 'oidc' | 'ldap' | 'passkey' | 'link';
export type SecondFactor = 'totp' | 'passkey' | 'recovery-code' | 'provider';

/** Where somebody signed in elsewhere, and what signing out there takes. */
export interface SignedInThere {
  readonly providerId: string;
  /** Sealed for the provider (lib/identity/oidc/id-token). */
  readonly sealedIdToken: Uint8Array<ArrayBuffer>;
}

/** What proved who is there. */
export interface HowSignedIn {
  readonly method: SignInMethod;
  /** What was shown besides; null where one step was enough. */
  readonly secondFactor: SecondFactor | null;
  /** Of an OpenID provider: its session ends with ours, and ours when it is switched off. */
  readonly there?: SignedInThere | null;
}

/** Whose session it becomes. */
export interface SignedInPerson {
  readonly id: string;
  readonly username: string;
  readonly mustChangePassword: boolean;
}

/**
 * Makes a new session, whatever the client held before, and records it. Sessions are made nowhere
 * else. Whether a second step is needed must have been asked before (lib/sign-in/first-step-done).
 */
export async function startSession(
  user: SignedInPerson,
  place: SignInPlace,
  how: HowSignedIn,
): Promise<SignedIn> {
  const { token, hash } = makeToken('session');
  const now = Date.now();
  const expiresAt = newSessionEnd(await currentLifetimes(), now);
  await db.$transaction(async (tx) => {
    const session = await tx.session.create({
      data: {
        userId: user.id,
        tokenHash: hash,
        address: place.address,
        userAgent: place.userAgent.slice(0, 512).toWellFormed().replaceAll('\0', ''),
        method: how.method,
        secondFactor: how.secondFactor,
        ...how.there,
        steppedUpAt: new Date(now),
        expiresAt,
      },
    });
    if (how.method === 'oidc') {
      const providerVouchedAt = how.secondFactor === 'provider' ? new Date(now) : null;
      await tx.user.update({ where: { id: user.id }, data: { providerVouchedAt } });
    }
    await recordChange(tx, signInActor(user, place, how.method), {
      operation: 'session.create',
      resourceKind: 'session',
      resourceId: session.id,
      resourceName: user.username,
      request: { method: how.method, secondFactor: how.secondFactor },
    });
  });
  const { id: userId, username, mustChangePassword } = user;
  return { status: 'signed-in', token, expiresAt, userId, username, mustChangePassword };
}
