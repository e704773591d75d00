import type { AuditActor } from '@/lib/audit/record';

/** Where somebody signs in from. */
export interface SignInPlace {
  /** The peer's true IP address. */
  readonly address: string;
  readonly userAgent: string;
  /** As in logs and in X-Request-Id of the answer. */
  readonly requestId?: string;
  /** By what the browser is known again (lib/sign-in/known-browser). */
  readonly browser?: string | null;
}

/** Why it takes no operation, as it stands on record. */
export const howOneSignsIn = 'open to everybody: it is how one signs in';

/** Who stands on record for a sign-in, before there is a session to name them by. */
export function signInActor(
  who: { readonly id: string | null; readonly username: string },
  { address, userAgent, requestId = '' }: SignInPlace,
  method: string,
): AuditActor {
  return {
    username: who.username,
    userId: who.id,
    credential: method,
    address,
    client: userAgent,
    requestId,
  };
}
