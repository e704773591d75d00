import { reasonOf } from '@/lib/log/reason-of';
import { queueTry } from '@/lib/webhooks/enqueue';
import { nextTry } from '@/lib/webhooks/next-try';
import { allowedNetworks } from '@/lib/webhooks/queries';
import { openWebhookSecret } from '@/lib/webhooks/secret';
import { signatureOf } from '@/lib/webhooks/signature';
import type { PrismaClient } from '@/prisma/generated/client';
import { type PostAnswer, post } from '@/worker/webhooks/post';

const longestError = 500;
/** A webhook that is switched off is looked at again so often. */
const switchedOffMs = 10 * 60_000;

/**
 * One try of a message. What came of it is kept, and the next try queued with it: should we be killed
 * before that, the job is given to another, and the message goes out once more under the same id.
 *
 * @throws when the database cannot be asked
 */
export async function deliver(db: PrismaClient, deliveryId: string): Promise<void> {
  const delivery = await db.webhookDelivery.findUnique({
    where: { id: deliveryId },
    include: { webhook: true },
  });
  if (delivery?.state !== 'waiting') return;
  const { webhook, event, body, giveUpAt } = delivery;
  if (!webhook.isEnabled) {
    const at = new Date(Date.now() + switchedOffMs);
    await keepTrying(db, delivery, at <= giveUpAt ? at : null, { lastError: 'The webhook is switched off.' });
    return;
  }
  const result = await tryOnce({
    url: webhook.url,
    secret: () => openWebhookSecret(webhook.sealedSecret, webhook.id),
    id: deliveryId,
    event,
    body,
    allowed: await allowedNetworks(db),
  });
  const now = new Date();
  const attempts = delivery.attempts + 1;
  if (result.isTaken) {
    await db.webhookDelivery.updateMany({
      where: { id: deliveryId, state: 'waiting' },
      data: {
        state: 'delivered',
        attempts,
        deliveredAt: now,
        nextTryAt: null,
        lastStatus: result.status,
        lastError: '',
      },
    });
    return;
  }
  await keepTrying(db, delivery, nextTry(attempts, now, giveUpAt, Math.random()), {
    attempts,
    lastStatus: result.status,
    lastError: result.error,
  });
}

async function keepTrying(
  db: PrismaClient,
  { id, webhookId }: { id: string; webhookId: string },
  at: Date | null,
  outcome: { attempts?: number; lastStatus?: number | null; lastError: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, state: 'waiting' },
      data: { ...outcome, nextTryAt: at, ...(at === null ? { state: 'dead' as const } : {}) },
    });
    if (count > 0 && at !== null) await queueTry(tx, { id, webhookId, at });
  });
}

type Result =
  | { readonly isTaken: true; readonly status: number }
  | { readonly isTaken: false; readonly status: number | null; readonly error: string };

interface Try {
  readonly url: string;
  /** @throws UnsealError */
  readonly secret: () => string;
  readonly id: string;
  readonly event: string;
  readonly body: string;
  readonly allowed: readonly string[];
}

async function tryOnce({ url, secret, id, event, body, allowed }: Try): Promise<Result> {
  try {
    const answer = await post({
      url,
      body,
      allowed,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Wheelhouse',
        'wheelhouse-event': event,
        'wheelhouse-delivery': id,
        'wheelhouse-signature': signatureOf(secret(), body, Math.floor(Date.now() / 1_000)),
      },
    });
    if (answer.status >= 200 && answer.status < 300) return { isTaken: true, status: answer.status };
    return { isTaken: false, status: answer.status, error: errorOf(answer) };
  } catch (error) {
    return {
      isTaken: false,
      status: null,
      error: brief(reasonOf(error)),
    };
  }
}

function errorOf({ status, text }: PostAnswer): string {
  const said = text.replace(/\s+/g, ' ').trim();
  const redirect = status >= 300 && status < 400 ? ' Redirects are not followed.' : '';
  return brief(`The receiver answered ${status}.${redirect}${said === '' ? '' : ` ${said}`}`);
}

/** One line that the database can hold. */
function brief(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd').slice(0, longestError);
}
