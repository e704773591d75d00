import type { PrismaClient } from '@/prisma/generated/client';

/** Says on the order what is wrong: `statusText` for its owner, `detail` for whoever helps. */
export async function needsAttention(
  db: PrismaClient,
  order: { id: string },
  statusText: string,
  detail: string,
): Promise<void> {
  await db.order.updateMany({
    where: { id: order.id, state: { in: ['preparing', 'ready', 'removing'] } },
    data: { state: 'needs_attention', statusText, detail },
  });
}
