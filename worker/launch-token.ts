import { makeToken } from '@/lib/auth/tokens';
import type { PrismaClient } from '@/prisma/generated/client';

const lifetimeMs = 10 * 60_000;

export interface Launch {
  readonly orderId: string;
  readonly userId: string;
  readonly roleId: string;
  readonly collectionId: string;
}

/**
 * Runs the work with a token that holds one role on one collection, and ends the token afterwards,
 * whatever came of the work. Should we be killed in between, it expires by itself.
 */
export async function withLaunchToken<T>(
  db: PrismaClient,
  launch: Launch,
  work: (token: string) => Promise<T>,
): Promise<T> {
  const { token, hash } = makeToken('launch');
  const row = await db.launchToken.create({
    data: { ...launch, tokenHash: hash, expiresAt: new Date(Date.now() + lifetimeMs) },
  });
  try {
    return await work(token);
  } finally {
    await db.launchToken.delete({ where: { id: row.id } });
  }
}
