import { recordRefusal } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { type SignInPlace, signInActor } from '@/lib/sign-in/sign-in-actor';
import type { SignInResult } from '@/lib/sign-in/sign-in-result';
import { type SignedInPerson, type SignInMethod, startSession } from '@/lib/sign-in/start-session';

export interface FirstStep {
  readonly method: SignInMethod;
  /** The provider says that it asked for a second factor, and is set to be believed in that. */
  readonly providerVouches?: boolean;
}

/**
 * What follows when a password, a provider or a link has proved who is there: a session, or a
 * refusal where the account is disabled.
 */
export async function firstStepDone(
  user: SignedInPerson & { readonly disabledAt: Date | null },
  place: SignInPlace,
  { method, providerVouches = false }: FirstStep,
): Promise<SignInResult> {
  if (user.disabledAt) {
    const subject = { operation: 'session.create', resourceKind: 'session' };
    const refusal = { status: 403, detail: 'The account is disabled.' };
    await recordRefusal(db, signInActor(user, place, method), subject, refusal);
    return { status: 'disabled' };
  }
  return startSession(user, place, { method, secondFactor: providerVouches ? 'provider' : null });
}
