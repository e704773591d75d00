import { open, seal } from '@/lib/secrets/seal';

/** An ID token as it is kept, so that signing out here can sign out at the provider that made it. */
export function sealIdToken(idToken: string, providerId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(seal(idToken, contextOf(providerId)));
}

/** @throws UnsealError for one of another provider */
export function openIdToken(sealed: Uint8Array, providerId: string): string {
  return open(sealed, contextOf(providerId)).toString('utf8');
}

const contextOf = (providerId: string) => `session.id-token.${providerId}`;
