import type { PrismaClient } from '@/prisma/generated/client';

const dayMs = 24 * 60 * 60_000;
/** What failed keeps its plan, encrypted, for so long, so that it can be gone on with. */
const continuableMs = dayMs;
/** The audit log has what was done; this is what pages show of it. */
const keptMs = 7 * dayMs;

/** Forgets what nobody goes on with, and what is long over. */
export async function lookAfterDeployments(db: PrismaClient, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  await db.deployment.updateMany({
    where: { state: 'failed', endedAt: { lt: before(continuableMs) } },
    data: { state: 'stopped', sealedPlan: null },
  });
  await db.deployment.deleteMany({ where: { state: { not: 'running' }, endedAt: { lt: before(keptMs) } } });
}
