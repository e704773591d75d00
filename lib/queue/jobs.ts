import type { Db } from '@/lib/db/client';

/** Durable jobs that `worker` carries out, with what each is told. */
export interface Jobs {
  'order.prepare': { orderId: string };
  'order.remove': { orderId: string };
  'order.expire': { orderId: string };
  'stack.deploy': { deploymentId: string };
  'webhook.deliver': { deliveryId: string };
  'audit.check': { checkId: string };
  'mail.send': { mailId: string };
  'password.forgotten': { name: string; address: string };
  'view-as.end': { sessionId: string };
  'access.follow': { requestId: string };
  'identity.sync': { providerId: string };
}

/** Jobs of one queue run one after the other, so that an order is never made and removed at once. */
export function orderQueue(orderId: string): string {
  return `order:${orderId}`;
}

/** An engine may hang: so many deployments at most go on at once, and leave room for orders. */
const deploymentQueues = 3;

/** Of one deployment's job, that it is never carried out twice at once. */
export function deploymentQueue(deploymentId: string): string {
  return `deployments:${Number.parseInt(deploymentId.slice(-4), 16) % deploymentQueues}`;
}

/** A receiver may hang: so many jobs at most wait for receivers at once, and leave room for orders. */
const deliveryQueues = 4;

/** Messages to one webhook go out one after the other. */
export function deliveryQueue(webhookId: string): string {
  return `webhooks:${Number.parseInt(webhookId.slice(-4), 16) % deliveryQueues}`;
}

/**
 * Queues a job in the caller's transaction: the job exists if and only if what asked for it does.
 * A job of the same key that is still waiting is replaced, so asking twice does it once.
 */
export async function addJob<Name extends keyof Jobs>(
  tx: Db,
  name: Name,
  payload: Jobs[Name],
  options: { key: string; queue: string; runAt?: Date },
): Promise<void> {
  const runAt = (options.runAt ?? new Date()).toISOString();
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      identifier => ${name}, payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue}, job_key => ${options.key}, run_at => ${runAt}::timestamptz, max_attempts => 10)`;
}
