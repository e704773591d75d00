/** Why a sign-in by a provider came to nothing. What is said of it is fixed: nothing is passed on. */
export const failureWords = {
  unknown: 'There is no such way to sign in. Choose another one.',
  unreachable: 'The sign-in service cannot be reached just now. Try again, or sign in another way.',
  expired: 'This sign-in is too old or was begun in another window. Begin again.',
  declined: 'The sign-in was cancelled there. Begin again when you want to.',
  rejected:
    'The sign-in service gave an answer that cannot be trusted. Begin again, and tell an administrator if it happens twice.',
  'not-allowed': 'Your account there may not sign in here. Ask an administrator for access.',
  'not-known': 'Nobody here is linked to your account there. Ask an administrator for an account.',
  'name-taken':
    'Your user name there belongs to another account here. Sign in to that one and link it, or ask an administrator.',
  'no-name': 'The sign-in service gave no user name that can be used here. Ask an administrator.',
  'too-many-groups':
    'The sign-in service left out your groups because there are too many. Ask an administrator.',
  'already-linked': 'That account there is linked to somebody here already.',
  'other-session': 'You were signed out, or signed in as somebody else, in the meantime. Nothing was linked.',
  disabled: 'This account is disabled. Ask an administrator to enable it.',
} as const;

export type FailureCode = keyof typeof failureWords;

export function isFailureCode(text: unknown): text is FailureCode {
  return typeof text === 'string' && Object.hasOwn(failureWords, text);
}

/** @param detail what only the audit log says */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure';

  constructor(
    readonly code: FailureCode,
    readonly detail: string = failureWords[code],
    options?: ErrorOptions,
  ) {
    super(failureWords[code], options);
  }
}
