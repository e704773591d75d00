import { objectOf } from '@/gateway/inventory/engine-object';
import type { Item } from '@/gateway/inventory/item';
import { ShownItem, statusRange } from '@/gateway/inventory/shown-item';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ItemKind } from '@/lib/docker-api/kinds/item-kinds';
import { serialise } from '@/lib/docker-api/serialise';

/**
 * The JSON of an item as those see it whom the key describes: filtered and written once, and kept.
 *
 * @param filter what they see of it
 * @param status of a container: what it says now
 */
export function shownBytes<K extends ItemKind>(
  item: Item<K>,
  key: string,
  filter: (item: JsonObject) => JsonObject,
  status = '',
): Buffer {
  return item.shownTo(key, () => write(item, filter)).telling(status);
}

function write<K extends ItemKind>(item: Item<K>, filter: (item: JsonObject) => JsonObject): ShownItem {
  const bytes = serialise(filter(objectOf(item.shown.bytes)));
  // Whoever sees all of it sees the engine's own bytes: they are kept already.
  if (bytes.equals(item.shown.bytes)) return item.shown;
  return new ShownItem(bytes, item.status === null ? null : statusRange(bytes));
}
