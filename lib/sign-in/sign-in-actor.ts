import type { AuditActor } from '@/lib/audit/record';

/** Where somebody signs in from. */
export interface SignInPlace {
  /** The peer's true IP address. */
  readonly address: string;
  readonly userAgent: string;
}

/** Who stands on record for a sign-in, before there is a session to name them by. */
export function signInActor(
  who: { readonly id: string | null; readonly username: string },
  { address }: SignInPlace,
  method: string,
): AuditActor {
  return { username: who.username, userId: who.id, credential: method, address };
}
