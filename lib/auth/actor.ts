import type { Access } from '@/lib/access/access';

declare const minted: unique symbol;

/** `scim`: of a program that provisions accounts; nothing but /scim/v2 takes it. */
export type CredentialKind = 'session' | 'token' | 'certificate' | 'launch' | 'deployment' | 'scim';

export interface Credential {
  readonly kind: CredentialKind;
  /** The row's id. */
  readonly id: string;
  /** What its holder called it, e.g. "Ana's laptop"; for a launch the order's id, for a deployment its own. */
  readonly label: string;
}

/** What a person must do before their session is good for anything else. */
export type Unfinished = 'change-password' | 'set-up-second-factor';

/** Somebody who sees the console as another person does, and changes nothing. */
export interface Viewing {
  /** Who looks. */
  readonly by: { readonly userId: string; readonly username: string };
  readonly reason: string;
  /** When it ends by itself, in milliseconds since the epoch. */
  readonly until: number;
}

/**
 * Proof that somebody was authenticated. Functions that act take one; only lib/auth can make one,
 * so code that has not asked who is there cannot call them.
 */
export interface Actor {
  readonly [minted]: true;
  readonly userId: string;
  readonly username: string;
  readonly fullName: string;
  readonly credential: Credential;
  /** What they may do, by the credential they came with. */
  readonly access: Access;
  /** Not null: all that may be done is to finish signing in, and `access` holds nothing. */
  readonly unfinished: Unfinished | null;
  /**
   * Not null: this is the person who is looked at, with what both they and the viewer may do, by the
   * viewer's session. Whatever changes something must refuse it, and so must what shows credentials.
   */
  readonly viewing: Viewing | null;
  /** When who is there was last proved in this session, in milliseconds since the epoch; null for programs. */
  readonly provedAt: number | null;
  /** The one cluster a client certificate is for; null: any. */
  readonly clusterId: string | null;
  /** The peer's IP address, "" where there is none. */
  readonly address: string;
  /** What the peer calls itself, "" where it does not say. */
  readonly client: string;
  /** The request that they act by, as in logs and error messages; "" where it is none. */
  readonly requestId: string;
}

/** For lib/auth alone (npm run check:structure holds everyone to it). */
export function mintActor(facts: Omit<Actor, typeof minted>): Actor {
  return facts as Actor;
}
