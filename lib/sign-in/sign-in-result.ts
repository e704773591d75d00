export interface SignedIn {
  readonly status: 'signed-in';
  /** The session's secret, for a cookie or an Authorization header. */
  readonly token: string;
  readonly expiresAt: Date;
  readonly userId: string;
  readonly username: string;
  readonly mustChangePassword: boolean;
}

export type SignInResult =
  | SignedIn
  /** Wrong name or password; which of them is not said. */
  | { readonly status: 'refused' }
  /** The first step was right, but the account is disabled. */
  | { readonly status: 'disabled' }
  /** 429 with Retry-After. Nothing was checked. */
  | { readonly status: 'throttled'; readonly retryAfterSeconds: number };
