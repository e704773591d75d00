import { describe, expect, it } from 'vitest';
import { Item } from '@/gateway/inventory/item';
import { inOrder, placeAll, placeSome } from '@/gateway/inventory/listed-order';

/** Containers of the inventory, as far as their order goes. */
const container = (id: string, created: number) => new Item({ id, created } as Item<'container'>);
const byId = (items: readonly Item[]) => new Map(items.map((item) => [item.id, item]));
const order = (items: ReadonlyMap<string, Item>) => inOrder(items, 'latest-first').map(({ id }) => id);

function listed(...items: Item[]): Map<string, Item> {
  placeAll(items);
  return byId(items);
}

describe('the order of what was asked for by its id', () => {
  it('stays what it was where nothing is new, also within a second', () => {
    const known = listed(container('d', 3), container('c', 2), container('b', 2), container('a', 1));
    const changed = [container('b', 2), container('a', 1)];
    expect(placeSome(changed, known)).toEqual([]);
    for (const item of changed) known.set(item.id, item);
    expect(order(known)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('is asked for where a new one shares its second with others', () => {
    const known = listed(container('b', 2), container('a', 1));
    const fresh = container('c', 2);
    expect(placeSome([fresh], known).sort()).toEqual(['b', 'c']);
    known.set('c', fresh);
    // Till then the one that was heard of last is the latest.
    expect(order(known)).toEqual(['c', 'b', 'a']);
    const together = [container('b', 2), container('c', 2)];
    expect(placeSome(together, known)).toEqual([]);
    for (const item of together) known.set(item.id, item);
    expect(order(known)).toEqual(['b', 'c', 'a']);
  });

  it('is that of a new second where one was made anew under the same id', () => {
    const known = listed(container('b', 2), container('a', 1));
    const anew = container('a', 3);
    expect(placeSome([anew], known)).toEqual([]);
    known.set('a', anew);
    expect(order(known)).toEqual(['a', 'b']);
  });
});
