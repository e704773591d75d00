import { randomUUID } from 'node:crypto';
import { publicOrigin } from '@/lib/auth/public-origin';
import type { Db } from '@/lib/db/client';
import { addJob, deliveryQueue } from '@/lib/queue/jobs';
import type { WebhookEvent } from '@/lib/webhooks/event';

/** A receiver that is away for longer misses it; the delivery stays on show and can be sent again. */
export const giveUpAfterMs = 24 * 60 * 60_000;

interface Delivery {
  readonly webhookId: string;
  readonly alertId: string | null;
  readonly event: WebhookEvent;
  /** What is said besides the event, its id and its time. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** Queues one message to one webhook in the caller's transaction. @returns its id */
export async function enqueueDelivery(tx: Db, delivery: Delivery): Promise<string> {
  const { webhookId, alertId, event, content } = delivery;
  const id = randomUUID();
  const now = new Date();
  const body = JSON.stringify({ id, event, at: now.toISOString(), wheelhouse: publicOrigin(), ...content });
  const giveUpAt = new Date(now.getTime() + giveUpAfterMs);
  await tx.webhookDelivery.create({
    data: { id, webhookId, alertId, event, body, giveUpAt, nextTryAt: now, createdAt: now },
  });
  await queueTry(tx, { id, webhookId, at: now });
  return id;
}

/** Queues the next try; one that still waits is replaced. */
export async function queueTry(tx: Db, next: { id: string; webhookId: string; at: Date }): Promise<void> {
  const { id, webhookId, at } = next;
  await addJob(
    tx,
    'webhook.deliver',
    { deliveryId: id },
    { key: `webhook.deliver:${id}`, queue: deliveryQueue(webhookId), runAt: at },
  );
}
