import { decide } from '@/lib/access/access';
import type { Change } from '@/lib/audit/change';
import type { AuditSubject } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { findOffered } from '@/lib/catalog/items';
import { inputsSchema } from '@/lib/catalog/template';
import type { Db } from '@/lib/db/client';
import { getOrder } from '@/lib/orders/queries';
import type { OrderView } from '@/lib/orders/schema';
import { conflict, notFound, Problem } from '@/lib/problems/problem';
import { addJob, orderQueue } from '@/lib/queue/jobs';
import type { Order, Prisma } from '@/prisma/generated/client';

/** More than this at a time is a mistake or an attack, not a need. */
const mostLiveOrders = 50;

/**
 * Orders an item: the order and the job that prepares it are committed together.
 *
 * @param tx a transaction
 * @throws Problem 404 for what the person is not offered, 403 without catalog.order, 422 for wrong answers
 */
export async function placeOrder(
  tx: Db,
  actor: Actor,
  wish: { item: string; inputs: Record<string, unknown>; until: Date },
): Promise<Change<OrderView>> {
  const item = await findOffered(tx, actor, wish.item);
  if (!item) throw notFound('such item in your catalogue');
  if (!decide(actor.access, 'catalog.order', item.collection, Date.now())) {
    throw new Problem({
      kind: 'missing-right',
      detail: `You may look at ${item.title}, but not order it.`,
      missing: { operation: 'catalog.order', collection: item.collection },
    });
  }
  const answers = inputsSchema(item.template.fields).safeParse(wish.inputs);
  if (!answers.success) {
    const errors = answers.error.issues.map(({ path, message }) => ({
      path: ['body', 'inputs', ...path].join('.'),
      message,
    }));
    throw new Problem({
      kind: 'invalid',
      detail: errors[0]?.message ?? 'Some answers are not valid.',
      errors,
    });
  }
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${actor.userId}::uuid FOR UPDATE`;
  const live = await tx.order.count({ where: { ownerId: actor.userId, state: { not: 'removed' } } });
  if (live >= mostLiveOrders) {
    throw conflict(`You have ${live} things already, which is the most. Remove one that you no longer need.`);
  }
  const order = await tx.order.create({
    data: {
      itemId: item.id,
      ownerId: actor.userId,
      title: answers.data.name ?? item.title,
      inputs: answers.data as Prisma.InputJsonObject,
      statusText: 'Waiting for its turn.',
      expiresAt: wish.until,
    },
  });
  await queue(tx, 'order.prepare', order.id);
  await queueExpiry(tx, order.id, wish.until);
  return { result: await getOrder(actor, order.id, tx), audit: orderSubject('order.create', order) };
}

/** Moves the end of an order. @throws Problem 404, or 409 when it is being removed */
export async function extendOrder(tx: Db, actor: Actor, id: string, until: Date): Promise<Change<OrderView>> {
  const order = await ownOrder(tx, actor, id);
  if (order.state === 'removing' || order.state === 'removed') throw conflict('It is being removed already.');
  await tx.order.update({ where: { id }, data: { expiresAt: until } });
  await queueExpiry(tx, id, until);
  return {
    result: await getOrder(actor, id, tx),
    audit: orderSubject('order.extend', order, { until: until.toISOString() }),
  };
}

/** Tries again what needs attention. @throws Problem 404, or 409 when nothing is wrong */
export async function retryOrder(tx: Db, actor: Actor, id: string): Promise<Change<OrderView>> {
  const order = await ownOrder(tx, actor, id);
  if (order.state !== 'needs_attention') throw conflict('Nothing is wrong with it.');
  await tx.order.update({
    where: { id },
    data: { state: 'preparing', statusText: 'Waiting for its turn.', detail: '' },
  });
  await queue(tx, 'order.prepare', id);
  return { result: await getOrder(actor, id, tx), audit: orderSubject('order.retry', order) };
}

/** Starts the removal; asking twice is fine. @throws Problem 404 */
export async function removeOrder(tx: Db, actor: Actor, id: string): Promise<Change<null>> {
  const order = await ownOrder(tx, actor, id);
  if (order.state === 'removed') throw notFound('such order');
  await tx.order.update({
    where: { id },
    data: { state: 'removing', statusText: 'Being removed.', detail: '' },
  });
  await queue(tx, 'order.remove', id);
  return { result: null, audit: orderSubject('order.remove', order) };
}

/** Locked until the transaction ends, so that its state is still true when it is changed. */
async function ownOrder(tx: Db, actor: Actor, id: string): Promise<Order> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Order" WHERE "id" = ${id}::uuid AND "ownerId" = ${actor.userId}::uuid FOR UPDATE`;
  if (locked.length === 0) throw notFound('such order');
  return tx.order.findUniqueOrThrow({ where: { id } });
}

async function queue(tx: Db, name: 'order.prepare' | 'order.remove', orderId: string): Promise<void> {
  await addJob(tx, name, { orderId }, { key: `${name}:${orderId}`, queue: orderQueue(orderId) });
}

async function queueExpiry(tx: Db, orderId: string, runAt: Date): Promise<void> {
  const key = `order.expire:${orderId}`;
  await addJob(tx, 'order.expire', { orderId }, { key, queue: orderQueue(orderId), runAt });
}

function orderSubject(operation: string, order: Order, request: Record<string, unknown> = {}): AuditSubject {
  return { operation, resourceKind: 'order', resourceId: order.id, resourceName: order.title, request };
}
