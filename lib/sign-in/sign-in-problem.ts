import { Problem } from '@/lib/problems/problem';
import type { SignInResult } from '@/lib/sign-in/sign-in-result';

/** Why a sign-in was turned down, as it is answered. */
export function signInProblem(result: Exclude<SignInResult, { status: 'signed-in' }>): Problem {
  switch (result.status) {
    case 'refused':
      return new Problem({ kind: 'unauthenticated', detail: 'The user name or the password is wrong.' });
    case 'disabled':
      return new Problem({
        kind: 'refused',
        detail: 'This account is disabled. Ask an administrator to enable it.',
      });
    case 'throttled':
      return new Problem({
        kind: 'too-many-requests',
        detail: `Too many wrong passwords. Try again in ${result.retryAfterSeconds} s.`,
        headers: { 'retry-after': String(result.retryAfterSeconds) },
      });
  }
}
