import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import type { Item } from '@/gateway/inventory/item';
import { inSwarm } from '@/gateway/resolve/in-swarm';
import type { ItemKind } from '@/lib/docker-api/kinds/item-kinds';

/**
 * Everything of a kind that the inventory knows, in the shapes that the client asked for; null where
 * it knows them in another version's.
 *
 * @throws EngineUnreachable, Refused 503 in the engine's words where only a Swarm's manager has them
 */
export async function knownItems<K extends ItemKind>(
  { cluster, apiVersion }: Pick<Call, 'cluster' | 'apiVersion'>,
  kind: K,
): Promise<readonly Item<K>[] | null> {
  const { inventory } = cluster;
  if (!inventory.isFollowing || apiVersion !== inventory.apiVersion) return null;
  return inSwarm(inventory.items(kind));
}

export function answerList({ exchange }: Pick<Call, 'exchange'>, list: Buffer): void {
  answerBytes(exchange, 200, 'application/json', list);
}
