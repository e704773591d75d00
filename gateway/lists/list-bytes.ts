import type { Item, ShownItem } from '@/gateway/inventory/item';
import { statusRange } from '@/gateway/inventory/read-items';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ItemKind } from '@/lib/docker-api/kinds/item-kinds';
import { serialise } from '@/lib/docker-api/serialise';

const comma = ','.charCodeAt(0);
/** As Go does, which ends what it encodes with a line break. */
const plainList = ['[', ']\n'] as const;

/**
 * The item as those see it whom the key describes: filtered and written once, and kept.
 *
 * @param filter what they see of it
 */
export function shownItem<K extends ItemKind>(
  item: Item<K>,
  key: string,
  filter: (item: JsonObject) => JsonObject,
): ShownItem {
  return item.shownTo(key, () => {
    const { status } = item;
    const all = item.item;
    const bytes = serialise(filter(status === null ? all : { ...all, Status: '' }));
    const statusAt = status === null ? -1 : (statusRange(bytes)?.[0] ?? -1);
    // Whoever sees all of it sees the engine's own bytes: they are kept already.
    return { bytes: bytes.equals(item.bytes) ? item.bytes : bytes, statusAt };
  });
}

/** An item whose status tells no time. */
export function pieceOf<K extends ItemKind>(
  item: Item<K>,
  key: string,
  filter: (item: JsonObject) => JsonObject,
): Piece {
  return { ...shownItem(item, key, filter), status: '' };
}

/** A piece of a list: an item, with what its status says now. */
export interface Piece extends ShownItem {
  readonly status: string;
}

/** The JSON of a list of items that are JSON, between what begins and what ends it. */
export function listOfPieces(
  pieces: readonly Piece[],
  [begin, end]: readonly [string, string] = plainList,
): Buffer {
  let length = begin.length + end.length + Math.max(0, pieces.length - 1);
  for (const { bytes, status } of pieces) length += bytes.length + status.length;
  const list = Buffer.allocUnsafe(length);
  let at = list.write(begin, 'latin1');
  for (const { bytes, statusAt, status } of pieces) {
    if (at > begin.length) list[at++] = comma;
    if (statusAt === -1) at += bytes.copy(list, at);
    else {
      at += bytes.copy(list, at, 0, statusAt);
      // Statuses are the engine's own few words: one byte for each character.
      at += list.write(status, at, 'latin1');
      at += bytes.copy(list, at, statusAt);
    }
  }
  list.write(end, at, 'latin1');
  return list;
}
