import { randomBytes } from 'node:crypto';
import { hashToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';
import type { SignedInThere, SignInMethod } from '@/lib/sign-in/start-session';

const lifetimeMs = 10 * 60_000;
/** Then the first step is asked for again. */
const mostWrongTries = 10;

/** A sign-in whose second step is outstanding. */
export interface OpenChallenge {
  readonly id: string;
  readonly method: SignInMethod;
  readonly there: SignedInThere | null;
  readonly user: {
    readonly id: string;
    readonly username: string;
    readonly mustChangePassword: boolean;
    readonly disabledAt: Date | null;
  };
}

/** Keeps that the first step was right. @returns the secret by which the second step refers to it */
export async function openChallenge(
  userId: string,
  method: SignInMethod,
  there: SignedInThere | null = null,
): Promise<{ token: string; expiresAt: Date }> {
  const token = `whc_${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(Date.now() + lifetimeMs);
  await db.signInChallenge.create({
    data: { userId, method, ...there, tokenHash: hashToken(token), expiresAt },
  });
  await db.signInChallenge.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  return { token, expiresAt };
}

/** Null for one that is unknown, over, was tried too often, or came by a provider that is off by now. */
export async function findChallenge(token: string): Promise<OpenChallenge | null> {
  if (!token.startsWith('whc_')) return null;
  const row = await db.signInChallenge.findUnique({
    where: { tokenHash: hashToken(token) },
    include: {
      user: { select: { id: true, username: true, mustChangePassword: true, disabledAt: true } },
      provider: { select: { isEnabled: true } },
    },
  });
  if (!row || row.expiresAt.getTime() <= Date.now() || row.wrongTries >= mostWrongTries) return null;
  if (row.provider?.isEnabled === false) return null;
  const { id, method, providerId, sealedIdToken, user } = row;
  const there = providerId && sealedIdToken ? { providerId, sealedIdToken } : null;
  return { id, method: method as SignInMethod, there, user };
}

export async function countWrongTry(id: string): Promise<void> {
  await db.signInChallenge.updateMany({ where: { id }, data: { wrongTries: { increment: 1 } } });
}

/** Takes it out of use. @returns false when that was done before: it is good for one session only */
export async function closeChallenge(id: string): Promise<boolean> {
  const { count } = await db.signInChallenge.deleteMany({ where: { id } });
  return count === 1;
}
