import type { Item } from '@/gateway/inventory/item';
import type { ItemKind, ItemList } from '@/lib/docker-api/kinds/item-kinds';

export type ListedOrder = ItemList<ItemKind>['order'];

/** A whole list tells of every item where it is. */
export function placeAll(items: readonly Item[]): void {
  for (const [at, item] of items.entries()) item.rank = at;
}

/**
 * Places those that were asked for by their ids. An engine orders containers by the nanosecond, and
 * lists the second: of those that share one it takes all of them in one answer to know their order.
 *
 * @param known what was known before
 * @returns those that must be asked for together, to know their order
 */
export function placeSome(items: readonly Item[], known: ReadonlyMap<string, Item>): string[] {
  if (staysInPlace(items, known)) return [];
  const answered = new Map<number, Item[]>();
  for (const item of items) answered.set(item.created, [...(answered.get(item.created) ?? []), item]);
  const ids = new Set(items.map(({ id }) => id));
  const others = new Map<number, Item[]>();
  for (const item of known.values()) {
    if (!answered.has(item.created) || ids.has(item.id)) continue;
    const sameSecond = others.get(item.created);
    if (sameSecond) sameSecond.push(item);
    else others.set(item.created, [item]);
  }
  const unplaced: string[] = [];
  for (const [second, group] of answered) {
    const rest = others.get(second) ?? [];
    if (rest.length === 0) placeAll(group);
    else if (placeAmong(group, rest, known)) unplaced.push(...[...group, ...rest].map(({ id }) => id));
  }
  return unplaced;
}

/** Nearly always what changed is one of its second, and known: then none of the others is looked at. */
function staysInPlace(items: readonly Item[], known: ReadonlyMap<string, Item>): boolean {
  const seconds = new Set(items.map(({ created }) => created));
  if (seconds.size < items.length) return false;
  if (items.some(({ id, created }) => known.get(id)?.created !== created)) return false;
  for (const item of items) item.rank = known.get(item.id)?.rank ?? 0;
  return true;
}

/** Till its place is known, what was heard of last is the latest. @returns whether any was new */
function placeAmong(
  group: readonly Item[],
  rest: readonly Item[],
  known: ReadonlyMap<string, Item>,
): boolean {
  const first = Math.min(0, ...rest.map(({ rank }) => rank)) - group.length;
  let isAnyNew = false;
  for (const [at, item] of group.entries()) {
    const before = known.get(item.id);
    item.rank = before?.rank ?? first + at;
    isAnyNew ||= before === undefined;
  }
  return isAnyNew;
}

/** In the order of the engine's list. */
export function inOrder<K extends ItemKind>(
  items: ReadonlyMap<string, Item<K>>,
  order: ListedOrder,
): Item<K>[] {
  const all = [...items.values()];
  switch (order) {
    case 'any':
      return all;
    case 'by-id':
      return all.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    case 'latest-first':
      return all.sort((a, b) => b.created - a.created || a.rank - b.rank);
  }
}
