import { Problem, refused } from '@/lib/problems/problem';
import type { SecondStepKind, SignInResult } from '@/lib/sign-in/sign-in-result';

/** Why a sign-in was turned down, as it is answered. */
export function signInProblem(result: Exclude<SignInResult, { status: 'signed-in' }>): Problem {
  switch (result.status) {
    case 'refused':
      if (result.because !== undefined) return refused(result.because);
      return new Problem({ kind: 'unauthenticated', detail: 'The user name or the password is wrong.' });
    case 'disabled':
      return new Problem({
        kind: 'refused',
        detail: 'This account is disabled. Ask an administrator to enable it.',
      });
    case 'second-factor':
      return new Problem({
        kind: 'second-factor-needed',
        detail: `The password is right. Show a second factor too: ${kindsInWords(result.kinds)}.`,
        more: { kinds: result.kinds },
      });
    case 'wrong-second-factor':
      return new Problem({
        kind: 'second-factor-needed',
        detail: 'This code is wrong, or was used before. Wait for the next one, or try another way.',
        more: { kinds: result.kinds },
      });
    case 'unknown-passkey':
      return new Problem({ kind: 'unauthenticated', detail: 'This passkey belongs to no account here.' });
    case 'challenge-over':
      return new Problem({
        kind: 'unauthenticated',
        detail: 'Signing in took too long. Begin again.',
        more: { beginAgain: true },
      });
    case 'throttled':
      return new Problem({
        kind: 'too-many-requests',
        detail: `Too many wrong tries. Try again in ${result.retryAfterSeconds} s.`,
        headers: { 'retry-after': String(result.retryAfterSeconds) },
      });
  }
}

const words: Readonly<Record<SecondStepKind, string>> = {
  totp: 'a code of your authenticator app',
  passkey: 'a passkey, in a browser',
  'recovery-code': 'a recovery code',
};

function kindsInWords(kinds: readonly SecondStepKind[]): string {
  return kinds.map((kind) => words[kind]).join(', or ');
}
