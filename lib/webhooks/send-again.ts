import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { notFound } from '@/lib/problems/problem';
import { subjectOf } from '@/lib/webhooks/changes';
import { enqueueDelivery, giveUpAfterMs, queueTry } from '@/lib/webhooks/enqueue';
import { deliveryColumns, getWebhook, viewDelivery } from '@/lib/webhooks/queries';
import type { DeliveryView } from '@/lib/webhooks/schema';

/** Queues a message that says that it is a test. Needs alert.manage on "/". */
export async function sendTest(tx: Db, actor: Actor, webhookId: string): Promise<Change<DeliveryView>> {
  const allowedBy = authorise(actor, 'alert.manage', '/');
  const webhook = await getWebhook(webhookId, tx);
  const id = await enqueueDelivery(tx, {
    webhookId,
    alertId: null,
    event: 'test',
    content: { message: `A test of the webhook ${webhook.name}, sent by ${actor.username}.` },
  });
  return {
    result: await delivery(tx, webhookId, id),
    audit: subjectOf(webhook, allowedBy, { change: 'test' }),
  };
}

/** Queues a message anew, with the id that it had: for a day, whatever became of it. */
export async function sendAgain(
  tx: Db,
  actor: Actor,
  webhookId: string,
  id: string,
): Promise<Change<DeliveryView>> {
  const allowedBy = authorise(actor, 'alert.manage', '/');
  const webhook = await getWebhook(webhookId, tx);
  await delivery(tx, webhookId, id);
  const now = new Date();
  await tx.webhookDelivery.update({
    where: { id },
    data: {
      state: 'waiting',
      attempts: 0,
      deliveredAt: null,
      nextTryAt: now,
      giveUpAt: new Date(now.getTime() + giveUpAfterMs),
    },
  });
  await queueTry(tx, { id, webhookId, at: now });
  const audit = subjectOf(webhook, allowedBy, { change: 'send again', delivery: id });
  return { result: await delivery(tx, webhookId, id), audit };
}

async function delivery(tx: Db, webhookId: string, id: string): Promise<DeliveryView> {
  const row = await tx.webhookDelivery.findFirst({ where: { id, webhookId }, select: deliveryColumns });
  if (!row) throw notFound('such message');
  return viewDelivery(row);
}
