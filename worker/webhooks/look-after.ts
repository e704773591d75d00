import { queueTry } from '@/lib/webhooks/enqueue';
import type { PrismaClient } from '@/prisma/generated/client';

const overdueMs = 2 * 60_000;
const keptMs = 30 * 24 * 60 * 60_000;
const alertsKeptMs = 90 * 24 * 60 * 60_000;

/**
 * Once a minute: a message that waits and whose job is gone or was given up by the queue gets
 * another, and what is old is removed.
 */
export async function lookAfterDeliveries(db: PrismaClient, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const stranded = await db.$queryRaw<{ id: string; webhookId: string }[]>`
    SELECT d."id", d."webhookId" FROM "WebhookDelivery" d
    WHERE d."state" = 'waiting' AND d."nextTryAt" < ${before(overdueMs)}
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j
        WHERE j.key = 'webhook.deliver:' || d."id" AND j.attempts < j.max_attempts)
    LIMIT 500`;
  for (const { id, webhookId } of stranded) await queueTry(db, { id, webhookId, at: now });
  await db.webhookDelivery.deleteMany({
    where: { state: { not: 'waiting' }, createdAt: { lt: before(keptMs) } },
  });
  await db.alert.deleteMany({ where: { state: 'resolved', resolvedAt: { lt: before(alertsKeptMs) } } });
}
