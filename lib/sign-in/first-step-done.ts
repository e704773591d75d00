import { recordRefusal } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { localRefusal } from '@/lib/identity/local-accounts';
import { secondStepKinds } from '@/lib/second-factors/kinds';
import { openChallenge } from '@/lib/sign-in/challenges';
import { provedByCode } from '@/lib/sign-in/second-step';
import { type SignInPlace, signInActor } from '@/lib/sign-in/sign-in-actor';
import type { SignInResult } from '@/lib/sign-in/sign-in-result';
import {
  type SignedInPerson,
  type SignedInThere,
  type SignInMethod,
  startSession,
} from '@/lib/sign-in/start-session';

export interface FirstStep {
  readonly method: SignInMethod;
  readonly there?: SignedInThere | null;
  /** The provider says that it asked for a second factor, and is set to be believed in that. */
  readonly providerVouches?: boolean;
  /** Of a second factor, where a program shows it together with the password. */
  readonly code?: string | undefined;
}

/**
 * What follows when a password, a provider or a link has proved who is there: a session; the
 * challenge of a second step, where the person has a second factor; or a refusal where the account is
 * disabled.
 */
export async function firstStepDone(
  user: SignedInPerson & { readonly disabledAt: Date | null },
  place: SignInPlace,
  { method, there = null, providerVouches = false, code }: FirstStep,
): Promise<SignInResult> {
  if (user.disabledAt) {
    const subject = { operation: 'session.create', resourceKind: 'session' };
    const refusal = { status: 403, detail: 'The account is disabled.' };
    await recordRefusal(db, signInActor(user, place, method), subject, refusal);
    return { status: 'disabled' };
  }
  const because = method === 'link' ? await localRefusal(user.id) : null;
  if (because !== null) return { status: 'refused', because };
  if (providerVouches) return startSession(user, place, { method, secondFactor: 'provider', there });
  if (!(await hasSecondFactor(user.id))) {
    return startSession(user, place, { method, secondFactor: null, there });
  }
  const kinds = await secondStepKinds(user.id);
  if (code !== undefined && code !== '') {
    const proved = await provedByCode(user, place, code, kinds);
    if (proved.status !== 'right') return proved;
    return startSession(user, place, { method, secondFactor: proved.value, there });
  }
  const { token, expiresAt } = await openChallenge(user.id, method, there);
  return { status: 'second-factor', challenge: token, challengeEndsAt: expiresAt, kinds };
}

/** Also where none of them can be shown just now, e.g. since the console has no host name any more. */
async function hasSecondFactor(userId: string): Promise<boolean> {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { hasSecondFactor: true } });
  return user.hasSecondFactor;
}
