import type { PrismaClient } from '@/prisma/generated/client';
import { type Door, DoorRefusal, openDoor } from '@/worker/door';
import { withLaunchToken } from '@/worker/launch-token';
import { expireOrder } from '@/worker/orders/expire-order';
import { containerNameOf, type LoadedOrder, loadOrder } from '@/worker/orders/load-order';
import { needsAttention } from '@/worker/orders/needs-attention';
import { publishedAddress } from '@/worker/orders/published-address';

/**
 * Holds what the desk shows against what runs: starts what stopped, follows a port that the engine
 * chose anew, says when something is gone, and ends what should have ended while nobody worked.
 */
export async function checkOrders(db: PrismaClient, gatewayUrl: string, now: Date): Promise<void> {
  const live = await db.order.findMany({
    where: { state: { in: ['ready', 'preparing', 'needs_attention'] } },
    select: { id: true, state: true, expiresAt: true },
  });
  for (const { id, state, expiresAt } of live) {
    if (expiresAt <= now) await expireOrder(db, id, now);
    else if (state === 'ready') await checkOrder(db, gatewayUrl, id);
  }
}

async function checkOrder(db: PrismaClient, gatewayUrl: string, orderId: string): Promise<void> {
  const order = await loadOrder(db, orderId);
  if (order?.state !== 'ready' || !order.cluster) return;
  const { cluster } = order;
  try {
    const link = await withLaunchToken(db, order.launch, (token) =>
      runningLink(openDoor(gatewayUrl, cluster.name, token), order, cluster.publishedHost),
    );
    if (link !== order.link) {
      await db.order.updateMany({ where: { id: orderId, state: 'ready' }, data: { link } });
    }
  } catch (error) {
    if (!(error instanceof DoorRefusal)) throw error;
    const why = error.status === 404 ? 'It is gone. It was removed by somebody else.' : 'It stopped working.';
    await needsAttention(db, order, why, error.message);
  }
}

async function runningLink(door: Door, order: LoadedOrder, publishedHost: string): Promise<string> {
  const name = containerNameOf(order);
  const address = () => publishedAddress(door, name, order.template.port, publishedHost);
  const found = await address();
  if (found !== null) return found;
  await door.request('POST', `/containers/${name}/start`);
  const started = await address();
  if (started === null) throw new DoorRefusal(409, 'It was started and ended at once.');
  return started;
}
