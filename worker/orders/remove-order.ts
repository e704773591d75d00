import type { PrismaClient } from '@/prisma/generated/client';
import { DoorRefusal, openDoor } from '@/worker/door';
import { withLaunchToken } from '@/worker/launch-token';
import { containerNameOf, loadOrder } from '@/worker/orders/load-order';
import { needsAttention } from '@/worker/orders/needs-attention';

/**
 * Brings an order from "removing" to "removed". What is gone already is fine.
 *
 * @throws DoorUnavailable when it is worth trying again later
 */
export async function removeOrder(db: PrismaClient, gatewayUrl: string, orderId: string): Promise<void> {
  const order = await loadOrder(db, orderId);
  if (order?.state !== 'removing') return;
  const { cluster } = order;
  try {
    if (cluster) {
      await withLaunchToken(db, order.launch, async (token) => {
        const door = openDoor(gatewayUrl, cluster.name, token);
        await removeContainer(() =>
          door.request('DELETE', `/containers/${containerNameOf(order)}?force=1&v=1`),
        );
      });
    }
  } catch (error) {
    if (!(error instanceof DoorRefusal)) throw error;
    return needsAttention(db, order, 'It could not be removed.', error.message);
  }
  await db.order.updateMany({
    where: { id: order.id, state: 'removing' },
    data: { state: 'removed', statusText: '', detail: '', link: null },
  });
}

async function removeContainer(remove: () => Promise<unknown>): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (!(error instanceof DoorRefusal && error.status === 404)) throw error;
  }
}
