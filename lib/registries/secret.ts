import { open, seal } from '@/lib/secrets/seal';

/** Encrypts a registry's password or token; it opens again for this row and this host only. */
export function sealRegistrySecret(secret: string, id: string, host: string): Buffer {
  return seal(secret, contextOf(id, host));
}

/** @throws UnsealError when the row was changed, or the data key is another */
export function openRegistrySecret(sealed: Uint8Array, id: string, host: string): string {
  return open(sealed, contextOf(id, host)).toString('utf8');
}

function contextOf(id: string, host: string): string {
  return `registry-credential.${id}.${host}`;
}
