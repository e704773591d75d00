import type { JobHelpers, Task, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { lookAfterRequest, lookAfterRequests } from '@/lib/access-requests/look-after';
import { duringJob } from '@/lib/audit/request-under-way';
import { queueDueSyncs } from '@/lib/identity/ldap/due-syncs';
import { syncDirectory } from '@/lib/identity/ldap/sync';
import { answerForgotten } from '@/lib/links/forgotten';
import { reasonOf } from '@/lib/log/reason-of';
import { lookAfterViewing } from '@/lib/view-as/look-after';
import type { PrismaClient } from '@/prisma/generated/client';
import { checkLog } from '@/worker/audit-checks/check-log';
import { tellOfEnds } from '@/worker/certificates/tell-ends';
import { carryOutDeployment, giveUp, sayWaiting } from '@/worker/deployments/carry-out';
import { lookAfterDeployments } from '@/worker/deployments/look-after';
import { lookAfterMail, sendMail } from '@/worker/mail/send-mail';
import { checkOrders } from '@/worker/orders/check-orders';
import { expireOrder } from '@/worker/orders/expire-order';
import { needsAttention } from '@/worker/orders/needs-attention';
import { prepareOrder } from '@/worker/orders/prepare-order';
import { removeOrder } from '@/worker/orders/remove-order';
import { deliver } from '@/worker/webhooks/deliver';
import { lookAfterDeliveries } from '@/worker/webhooks/look-after';

const deploymentPayload = z.object({ deploymentId: z.uuid() });
/** Within a few minutes; whoever looks wants to know by then, and can go on by hand. */
const deploymentTries = 6;
const payloadSchema = z.object({ orderId: z.uuid() });
const sessionPayload = z.object({ sessionId: z.uuid() });
const requestPayload = z.object({ requestId: z.uuid() });
const providerPayload = z.object({ providerId: z.uuid() });
const checkPayload = z.object({ checkId: z.uuid() });
const mailPayload = z.object({ mailId: z.uuid() });
const forgottenPayload = z.object({ name: z.string(), address: z.string() });
const deliveryPayload = z.object({ deliveryId: z.uuid() });

/**
 * What the queue's jobs (lib/queue/jobs.ts) do. A job that throws is tried again, later each time. What
 * it records says which job it was.
 */
export function tasksOf(db: PrismaClient, gatewayUrl: string): TaskList {
  return Object.fromEntries(
    Object.entries(workOf(db, gatewayUrl)).map(([name, work]): [string, Task] => [
      name,
      (payload, helpers) => duringJob(name, async () => work?.(payload, helpers)),
    ]),
  );
}

function workOf(db: PrismaClient, gatewayUrl: string): TaskList {
  return {
    'order.prepare': (payload, helpers) =>
      trying(db, payload, helpers, (orderId) => prepareOrder(db, gatewayUrl, orderId)),
    'order.remove': (payload, helpers) =>
      trying(db, payload, helpers, (orderId) => removeOrder(db, gatewayUrl, orderId)),
    'order.expire': (payload) => expireOrder(db, payloadSchema.parse(payload).orderId, new Date()),
    'stack.deploy': (payload, helpers) => deploying(db, gatewayUrl, payload, helpers),
    'deployments:look-after': () => lookAfterDeployments(db, new Date()),
    'webhook.deliver': (payload) => deliver(db, deliveryPayload.parse(payload).deliveryId),
    'access.follow': (payload) => lookAfterRequest(db, requestPayload.parse(payload).requestId, new Date()),
    'access-requests:look-after': () => lookAfterRequests(db, new Date()),
    'view-as.end': (payload) => lookAfterViewing(db, new Date(), sessionPayload.parse(payload).sessionId),
    'view-as:look-after': () => lookAfterViewing(db, new Date()),
    'identity.sync': (payload) => sync(db, providerPayload.parse(payload).providerId),
    'identity:look-after': () => queueDueSyncs(db, new Date()),
    'audit.check': (payload) => checkLog(db, checkPayload.parse(payload).checkId),
    'mail.send': (payload) => sendMail(db, mailPayload.parse(payload).mailId),
    'certificates:tell-ends': () => tellOfEnds(db, new Date()),
    'mail:look-after': () => lookAfterMail(db, new Date()),
    'password.forgotten': (payload) => answerForgotten(forgottenPayload.parse(payload)),
    'webhooks:look-after': () => lookAfterDeliveries(db, new Date()),
    'orders:check': () => checkOrders(db, gatewayUrl, new Date()),
  };
}

/** What came of it is kept with the directory: the next one is tried when it is due. */
async function sync(db: PrismaClient, providerId: string): Promise<void> {
  await syncDirectory(db, providerId, new Date());
}

/** Says what it waits for while it waits for another try, and gives up in time. */
async function deploying(
  db: PrismaClient,
  gatewayUrl: string,
  payload: unknown,
  { job }: JobHelpers,
): Promise<void> {
  const { deploymentId } = deploymentPayload.parse(payload);
  try {
    await carryOutDeployment(db, gatewayUrl, deploymentId);
  } catch (error) {
    const reason = reasonOf(error);
    if (job.attempts >= deploymentTries) return giveUp(db, deploymentId, reason);
    await sayWaiting(db, deploymentId, reason);
    throw error;
  }
}

/** Tells the order's owner while it waits for another try, and when the last one failed. */
async function trying(
  db: PrismaClient,
  payload: unknown,
  { job }: JobHelpers,
  work: (orderId: string) => Promise<void>,
): Promise<void> {
  const { orderId } = payloadSchema.parse(payload);
  try {
    await work(orderId);
  } catch (error) {
    const detail = reasonOf(error);
    if (job.attempts >= job.max_attempts) {
      await needsAttention(db, { id: orderId }, 'It did not work, after many tries.', detail);
    } else {
      const statusText = 'The place where it runs does not answer. We keep trying.';
      await db.order.updateMany({ where: { id: orderId }, data: { statusText, detail } });
    }
    throw error;
  }
}
