import { makeToken } from '@/lib/auth/tokens';
import type { PrismaClient } from '@/prisma/generated/client';

/** Longer than any deployment takes; one that takes longer fails and can be gone on with. */
const lifetimeMs = 60 * 60_000;

/**
 * Runs the work with a token that acts as whoever asked for the deployment, with what they may do at
 * each moment, and ends it afterwards. Should we be killed in between, it expires by itself; nobody has it.
 */
export async function withDeploymentToken<T>(
  db: PrismaClient,
  deploymentId: string,
  work: (token: string) => Promise<T>,
): Promise<T> {
  const { token, hash: tokenHash } = makeToken('deployment');
  const expiresAt = new Date(Date.now() + lifetimeMs);
  const { id } = await db.deploymentToken.create({ data: { deploymentId, tokenHash, expiresAt } });
  try {
    return await work(token);
  } finally {
    // Where the deployment was replaced by another, it went with it.
    await db.deploymentToken.deleteMany({ where: { id } });
  }
}
