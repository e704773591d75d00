import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const settings = {
  // The package declares a const enum, which isolated modules cannot read: 2 is argon2id.
  algorithm: 2 as Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const;

let nobodysHash: Promise<string> | undefined;

/** An argon2id hash with its own salt and settings in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(canonical(password), settings);
}

/**
 * Whether the password is the one that was hashed. Without a hash (no such account, or one that has
 * no password) it takes as long and answers no, so that time tells nobody which accounts exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const known = await verify(passwordHash ?? (await nobodysHash), canonical(password));
  return passwordHash !== null && known;
}

/** One form for what different keyboards send for the same characters (NIST SP 800-63B). */
function canonical(password: string): string {
  return password.normalize('NFKC');
}
