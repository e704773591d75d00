import type { Item, ShownItem } from '@/gateway/inventory/item';
import { statusRange } from '@/gateway/inventory/read-items';
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
  const shown = item.shownTo(key, () => write(item, filter));
  if (shown.status !== status && shown.statusAt !== -1) {
    const { bytes, statusAt } = shown;
    const rest = bytes.subarray(statusAt + shown.status.length);
    // Statuses are the engine's own few words: one byte for each character.
    shown.bytes = Buffer.concat([bytes.subarray(0, statusAt), Buffer.from(status, 'latin1'), rest]);
    shown.status = status;
  }
  return shown.bytes;
}

function write<K extends ItemKind>(item: Item<K>, filter: (item: JsonObject) => JsonObject): ShownItem {
  if (item.status === null) {
    const bytes = serialise(filter(item.item));
    // Whoever sees all of it sees the engine's own bytes: they are kept already.
    return { bytes: bytes.equals(item.bytes) ? item.bytes : bytes, status: '', statusAt: -1 };
  }
  const bytes = serialise(filter({ ...item.item, Status: '' }));
  return { bytes, status: '', statusAt: statusRange(bytes)?.[0] ?? -1 };
}
