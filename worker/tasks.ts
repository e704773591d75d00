import type { JobHelpers, Task, TaskList } from 'graphile-worker';
import { lookAfterRequest, lookAfterRequests } from '@/lib/access-requests/look-after';
import { duringJob } from '@/lib/audit/request-under-way';
import { queueDueSyncs } from '@/lib/identity/ldap/due-syncs';
import { syncDirectory } from '@/lib/identity/ldap/sync';
import { answerForgotten } from '@/lib/links/forgotten';
import { reasonOf } from '@/lib/log/reason-of';
import { type JobName, jobs, type Told } from '@/lib/queue/jobs';
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

/** Within a few minutes; whoever looks wants to know by then, and can go on by hand. */
const deploymentTries = 6;

type Work = { readonly [Name in JobName]: (told: Told<Name>, helpers: JobHelpers) => Promise<void> };

/**
 * What the queue's jobs do. A job that throws is tried again, later each time. What it records says which
 * job it was.
 */
export function tasksOf(db: PrismaClient, gatewayUrl: string): TaskList {
  const work: Work = {
    'order.prepare': (told, helpers) => trying(db, told, helpers, (id) => prepareOrder(db, gatewayUrl, id)),
    'order.remove': (told, helpers) => trying(db, told, helpers, (id) => removeOrder(db, gatewayUrl, id)),
    'order.expire': ({ orderId }) => expireOrder(db, orderId, new Date()),
    'stack.deploy': (told, helpers) => deploying(db, gatewayUrl, told, helpers),
    'webhook.deliver': ({ deliveryId }) => deliver(db, deliveryId),
    'access.follow': ({ requestId }) => lookAfterRequest(db, requestId, new Date()),
    'view-as.end': ({ sessionId }) => lookAfterViewing(db, new Date(), sessionId),
    'identity.sync': ({ providerId }) => sync(db, providerId),
    'audit.check': ({ checkId }) => checkLog(db, checkId),
    'mail.send': ({ mailId }) => sendMail(db, mailId),
    'password.forgotten': (told) => answerForgotten(told),
  };
  return Object.fromEntries((Object.keys(jobs) as JobName[]).map((name) => [name, taskOf(name, work)]));
}

function taskOf<Name extends JobName>(name: Name, work: Work): Task {
  return (payload, helpers) =>
    duringJob(name, async () => work[name](jobs[name].parse(payload) as Told<Name>, helpers));
}

/**
 * What is looked at once a minute, whoever asked for nothing: what a process that was killed left, and
 * what is due by the clock.
 */
export function everyMinute(db: PrismaClient, gatewayUrl: string): TaskList {
  const looks: Readonly<Record<string, () => Promise<void>>> = {
    'orders:check': () => checkOrders(db, gatewayUrl, new Date()),
    'webhooks:look-after': () => lookAfterDeliveries(db, new Date()),
    'mail:look-after': () => lookAfterMail(db, new Date()),
    'certificates:tell-ends': () => tellOfEnds(db, new Date()),
    'access-requests:look-after': () => lookAfterRequests(db, new Date()),
    'view-as:look-after': () => lookAfterViewing(db, new Date()),
    'deployments:look-after': () => lookAfterDeployments(db, new Date()),
    'identity:look-after': () => queueDueSyncs(db, new Date()),
  };
  return Object.fromEntries(
    Object.entries(looks).map(([name, look]): [string, Task] => [name, () => duringJob(name, look)]),
  );
}

/** What came of it is kept with the directory: the next one is tried when it is due. */
async function sync(db: PrismaClient, providerId: string): Promise<void> {
  await syncDirectory(db, providerId, new Date());
}

/** Says what it waits for while it waits for another try, and gives up in time. */
async function deploying(
  db: PrismaClient,
  gatewayUrl: string,
  { deploymentId }: Told<'stack.deploy'>,
  { job }: JobHelpers,
): Promise<void> {
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
  { orderId }: Told<'order.prepare'>,
  { job }: JobHelpers,
  work: (orderId: string) => Promise<void>,
): Promise<void> {
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
