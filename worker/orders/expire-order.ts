import { addJob, orderQueue } from '@/lib/queue/jobs';
import type { PrismaClient } from '@/prisma/generated/client';

/** Starts the removal of an order whose time is over. One that was extended meanwhile stays. */
export async function expireOrder(db: PrismaClient, orderId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.order.updateMany({
      where: {
        id: orderId,
        expiresAt: { lte: now },
        state: { in: ['preparing', 'ready', 'needs_attention'] },
      },
      data: { state: 'removing', statusText: 'Its time is over.' },
    });
    if (count > 0)
      await addJob(
        tx,
        'order.remove',
        { orderId },
        { key: `order.remove:${orderId}`, queue: orderQueue(orderId) },
      );
  });
}
