import type { Actor } from '@/lib/auth/actor';
import { authenticateToken } from '@/lib/auth/authenticate';
import { db } from '@/lib/db/client';
import { hashPassword } from '@/lib/passwords/hash';
import { signIn } from '@/lib/sign-in/sign-in';

export const password = 'correct horse battery';
let known: Promise<string> | undefined;
let serial = 0;

/** A person with `password`, under a name of their own. */
export async function makePerson(name = 'ana', kind: 'person' | 'service' = 'person') {
  known ??= hashPassword(password);
  serial += 1;
  const data = { username: `${name}-${serial}`, kind, passwordHash: await known };
  return db.user.create({ data, select: { id: true, username: true } });
}

/** An address that no other test uses. */
export function newAddress(): string {
  serial += 1;
  return `10.77.${Math.floor(serial / 250)}.${serial % 250}`;
}

/** Signs in with the right password. */
export async function signInAs(
  username: string,
  address = newAddress(),
): Promise<{ token: string; actor: Actor }> {
  const result = await signIn({ username, password, address, userAgent: 'test' });
  if (result.status !== 'signed-in') throw new Error(`${username} was not signed in: ${result.status}`);
  const actor = await authenticateToken(result.token, { address });
  if (!actor) throw new Error('The new session is not known');
  return { token: result.token, actor };
}
