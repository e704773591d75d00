import { z } from 'zod';
import type { PrismaClient } from '@/prisma/generated/client';
import { type Door, DoorRefusal, openDoor } from '@/worker/door';
import { withLaunchToken } from '@/worker/launch-token';
import { containerSpecOf } from '@/worker/orders/container-spec';
import { containerNameOf, type LoadedOrder, loadOrder } from '@/worker/orders/load-order';
import { needsAttention } from '@/worker/orders/needs-attention';
import { publishedAddress } from '@/worker/orders/published-address';
import { waitUntilServed } from '@/worker/orders/wait-until-served';
import { ensureWebsiteImage, StarterImageMissing } from '@/worker/website/image';

const idSchema = z.object({ Id: z.string() });

/**
 * Brings an order from "preparing" to "ready": image, container, started, served. Each step looks
 * first whether it was done already, so the whole can be run again after an interruption anywhere.
 *
 * @throws DoorUnavailable when it is worth trying again later
 */
export async function prepareOrder(db: PrismaClient, gatewayUrl: string, orderId: string): Promise<void> {
  const order = await loadOrder(db, orderId);
  if (order?.state !== 'preparing') return;
  if (order.owner.disabledAt) {
    return needsAttention(db, order, 'Your account is switched off.', 'The owner is disabled.');
  }
  const { cluster } = order;
  if (!cluster) {
    return needsAttention(db, order, 'There is no place to run it yet.', 'No default cluster is registered.');
  }
  try {
    const { containerId, link } = await withLaunchToken(db, order.launch, (token) =>
      launch(db, order, openDoor(gatewayUrl, cluster.name, token), cluster.publishedHost),
    );
    await waitUntilServed(link);
    await db.order.updateMany({
      where: { id: order.id, state: 'preparing' },
      data: { state: 'ready', statusText: '', detail: '', link, containerId },
    });
  } catch (error) {
    if (error instanceof DoorRefusal || error instanceof StarterImageMissing) {
      return needsAttention(db, order, 'It could not be set up.', error.message);
    }
    throw error;
  }
}

async function launch(db: PrismaClient, order: LoadedOrder, door: Door, publishedHost: string) {
  await say(db, order, 'Getting the building blocks.');
  await ensureWebsiteImage(door);
  await say(db, order, 'Setting it up.');
  const containerId = (await findContainer(door, order)) ?? (await createContainer(door, order));
  await door.request('POST', `/containers/${containerId}/start`);
  await say(db, order, 'Starting it.');
  const link = await publishedAddress(door, containerId, order.template.port, publishedHost);
  if (link === null) throw new DoorRefusal(409, 'It was started and ended at once.');
  return { containerId, link };
}

async function findContainer(door: Door, order: LoadedOrder): Promise<string | null> {
  try {
    const answer = await door.request('GET', `/containers/${containerNameOf(order)}/json`);
    return idSchema.parse(await answer.json()).Id;
  } catch (error) {
    if (error instanceof DoorRefusal && error.status === 404) return null;
    throw error;
  }
}

async function createContainer(door: Door, order: LoadedOrder): Promise<string> {
  const answer = await door.request('POST', `/containers/create?name=${containerNameOf(order)}`, {
    json: containerSpecOf(order),
  });
  return idSchema.parse(await answer.json()).Id;
}

async function say(db: PrismaClient, order: LoadedOrder, statusText: string): Promise<void> {
  await db.order.updateMany({ where: { id: order.id, state: 'preparing' }, data: { statusText } });
}
