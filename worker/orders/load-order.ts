import { templateSchema } from '@/lib/catalog/template';
import type { PrismaClient } from '@/prisma/generated/client';

/** An order with all that carrying it out takes; null when there is none of that id. */
export async function loadOrder(db: PrismaClient, orderId: string) {
  const order = await db.order.findUnique({
    where: { id: orderId },
    include: { owner: true, item: { include: { cluster: true, launchCollection: true } } },
  });
  if (!order) return null;
  const cluster = order.item.cluster ?? (await db.cluster.findFirst({ where: { isDefault: true } }));
  const launch = {
    orderId: order.id,
    userId: order.ownerId,
    roleId: order.item.launchRoleId,
    collectionId: order.item.launchCollectionId,
  };
  return { ...order, cluster, launch, template: templateSchema.parse(order.item.template) };
}

export type LoadedOrder = NonNullable<Awaited<ReturnType<typeof loadOrder>>>;

/** One name for whatever runs for an order, so that a step done twice finds what it made before. */
export function containerNameOf(order: { id: string; item: { slug: string } }): string {
  return `${order.item.slug}-${order.id}`;
}
