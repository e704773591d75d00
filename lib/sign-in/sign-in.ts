import { recordRefusal } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { accountName, checkPassword } from '@/lib/sign-in/check-password';
import { isFirstInAWhile } from '@/lib/sign-in/first-in-a-while';
import { firstStepDone } from '@/lib/sign-in/first-step-done';
import { noticeBreakGlass } from '@/lib/sign-in/notice-break-glass';
import { type SignInPlace, signInActor } from '@/lib/sign-in/sign-in-actor';
import type { SignInResult } from '@/lib/sign-in/sign-in-result';
import { triedFrom } from '@/lib/sign-in/tried-from';

export interface SignInRequest extends SignInPlace {
  readonly username: string;
  readonly password: string;
  /** Of a second factor. */
  readonly code?: string | undefined;
}

/** Signs a person in by name and password. Every sign-in and refusal is on the audit log. */
export async function signIn(request: SignInRequest): Promise<SignInResult> {
  const from = await triedFrom(accountName(request.username), request.address, request.browser);
  const check = await checkPassword({ ...request, from });
  if (check.status === 'throttled') {
    if (isFirstInAWhile(`${accountName(request.username)} ${request.address}`)) {
      await refuse(request, 429, `Too many wrong passwords; told to wait ${check.retryAfterSeconds} s.`);
    }
    return check;
  }
  if (check.status === 'wrong') {
    await refuse(request, 401, 'Wrong user name or password.');
    return { status: 'refused' };
  }
  if (check.status === 'not-let-in') {
    await refuse(request, 403, check.detail);
    return { status: 'refused', because: check.because };
  }
  if (check.method === 'password') await noticeBreakGlass(check.user, request);
  return firstStepDone(check.user, request, { method: check.method, code: request.code });
}

function refuse(request: SignInRequest, status: number, detail: string) {
  const who = signInActor({ id: null, username: accountName(request.username) }, request, 'password');
  const subject = { operation: 'session.create', resourceKind: 'session' };
  return recordRefusal(db, who, subject, { status, detail });
}
