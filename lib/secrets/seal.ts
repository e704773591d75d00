import { decrypt, encrypt, UnsealError } from '@/lib/secrets/aes-gcm';
import { dataKey } from '@/lib/secrets/data-key';

const version = 1;

/**
 * Encrypts a secret for a column of the database with the installation's data key.
 *
 * @param context what and whose it is, e.g. "authority.ca"; the same must be given to open it, so
 *   that a sealed value copied into another row is of no use there
 */
export function seal(plaintext: Uint8Array | string, context: string): Buffer {
  return Buffer.concat([Buffer.of(version), encrypt(dataKey(), Buffer.from(plaintext), `data:${context}`)]);
}

/** @throws UnsealError when it was changed, or sealed for another context or with another key */
export function open(sealed: Uint8Array, context: string): Buffer {
  if (sealed[0] !== version) throw new UnsealError();
  return decrypt(dataKey(), sealed.subarray(1), `data:${context}`);
}
