import { z } from 'zod';
import type { Db } from '@/lib/db/client';

const order = z.object({ orderId: z.uuid() });

/** Durable jobs that `worker` carries out, with what each is told. */
export const jobs = {
  'order.prepare': order,
  'order.remove': order,
  'order.expire': order,
  'stack.deploy': z.object({ deploymentId: z.uuid() }),
  'webhook.deliver': z.object({ deliveryId: z.uuid() }),
  'audit.check': z.object({ checkId: z.uuid() }),
  'mail.send': z.object({ mailId: z.uuid() }),
  'password.forgotten': z.object({ name: z.string(), address: z.string() }),
  'view-as.end': z.object({ sessionId: z.uuid() }),
  'access.follow': z.object({ requestId: z.uuid() }),
  'identity.sync': z.object({ providerId: z.uuid() }),
} as const;
export type JobName = keyof typeof jobs;
export type Told<Name extends JobName> = z.output<(typeof jobs)[Name]>;

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
export async function addJob<Name extends JobName>(
  tx: Db,
  name: Name,
  payload: Told<Name>,
  options: { key: string; queue: string; runAt?: Date },
): Promise<void> {
  const runAt = (options.runAt ?? new Date()).toISOString();
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      identifier => ${name}, payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue}, job_key => ${options.key}, run_at => ${runAt}::timestamptz, max_attempts => 10)`;
}
