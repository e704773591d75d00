export interface SignedIn {
  readonly status: 'signed-in';
  /** The session's secret, for a cookie or an Authorization header. */
  readonly token: string;
  readonly expiresAt: Date;
  readonly userId: string;
  readonly username: string;
  readonly mustChangePassword: boolean;
}

/** What may be shown as a second step. */
export type SecondStepKind = 'totp' | 'passkey' | 'recovery-code';

export type SignInResult =
  | SignedIn
  /** Wrong name or password; which of them is not said. `because`: it was right, and this is why not. */
  | { readonly status: 'refused'; readonly because?: string }
  /** The first step was right, but the account is disabled. */
  | { readonly status: 'disabled' }
  /** The first step was right; one of these has to be shown besides, with the challenge. */
  | {
      readonly status: 'second-factor';
      readonly challenge: string;
      readonly challengeEndsAt: Date;
      readonly kinds: readonly SecondStepKind[];
    }
  | { readonly status: 'wrong-second-factor'; readonly kinds: readonly SecondStepKind[] }
  /** No passkey of anybody's here. */
  | { readonly status: 'unknown-passkey' }
  /** The challenge is over, and the first step is due again. */
  | { readonly status: 'challenge-over' }
  /** 429 with Retry-After. Nothing was checked. */
  | { readonly status: 'throttled'; readonly retryAfterSeconds: number };
