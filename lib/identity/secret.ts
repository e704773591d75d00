import { open, seal } from '@/lib/secrets/seal';

/** Encrypts a client secret or the password of a bind; it opens again for this provider only. */
export function sealProviderSecret(secret: string, providerId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(seal(secret, contextOf(providerId)));
}

/** "" where there is none. @throws UnsealError when the row was changed, or the data key is another */
export function openProviderSecret(sealed: Uint8Array | null, providerId: string): string {
  return sealed === null ? '' : open(sealed, contextOf(providerId)).toString('utf8');
}

function contextOf(id: string): string {
  return `identity-provider.${id}`;
}
