import type { Call } from '@/gateway/call';
import type { Item } from '@/gateway/inventory/item';
import { may } from '@/gateway/pipeline/rights';
import { collectionsOf } from '@/gateway/placements/places';
import { isEveryonesNetwork } from '@/gateway/resolve/predefined-network';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';

/** An item that the person may see, and where it is. */
export interface VisibleListed<K extends ThingKind> {
  readonly listed: Item<K>;
  readonly collection: CollectionPath;
}

/** Those of the inventory's items that the person may see, in their order. */
export async function visibleListed<K extends ThingKind>(
  { cluster, actor }: Pick<Call, 'cluster' | 'actor'>,
  kind: K,
  items: readonly Item<K>[],
): Promise<VisibleListed<K>[]> {
  const collections = await collectionsOf(cluster, kind, items);
  const sees = perCollection((collection) => may(actor, kinds[kind].viewing, collection));
  const visible: VisibleListed<K>[] = [];
  for (const [at, listed] of items.entries()) {
    const collection = collections[at] ?? rootCollection;
    if (sees(collection) || isEveryonesNetwork(listed.thing)) visible.push({ listed, collection });
  }
  return visible;
}

/** Decides once for each collection: of things there are many more. */
export function perCollection<T>(
  decide: (collection: CollectionPath) => T,
): (collection: CollectionPath) => T {
  const decided = new Map<CollectionPath, T>();
  return (collection) => {
    const known = decided.get(collection);
    if (known !== undefined) return known;
    const decision = decide(collection);
    decided.set(collection, decision);
    return decision;
  };
}
