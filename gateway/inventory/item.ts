import { objectOf } from '@/gateway/inventory/engine-object';
import type { ListedStatus } from '@/gateway/inventory/listed-status';
import type { ShownItem } from '@/gateway/inventory/shown-item';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ItemKind, ThingOf } from '@/lib/docker-api/kinds/item-kinds';

/** More are not kept: people differ in few ways. */
const mostShown = 3;

/**
 * One item of an engine's list, as it was last heard of. It never changes but for the time that a
 * container's status tells: a changed one is another.
 */
export class Item<K extends ItemKind = ItemKind> {
  readonly id: string;
  readonly name: string;
  /** What resolving and placing need to know. */
  readonly thing: ThingOf<K>;
  /** The engine's own JSON. */
  readonly shown: ShownItem;
  /** A container's. */
  readonly status: ListedStatus | null;
  /** A container's, in Unix seconds: lists are in that order. */
  readonly created: number;
  /** Where it is among those that were created in the same second. */
  rank = 0;
  /** Where it was, by that version of all placements. */
  place: { readonly version: number; readonly collection: CollectionPath } | null = null;
  #shownTo: readonly { readonly key: string; readonly shown: ShownItem }[] | null = null;

  constructor(
    known: Pick<Item<K>, 'id' | 'name' | 'thing' | 'shown'> & Partial<Pick<Item<K>, 'status' | 'created'>>,
  ) {
    this.id = known.id;
    this.name = known.name;
    this.thing = known.thing;
    this.shown = known.shown;
    this.status = known.status ?? null;
    this.created = known.created ?? 0;
  }

  /** As the engine's list gives it. Read anew each time: keep what you need of it. */
  get item(): JsonObject {
    const item = objectOf(this.shown.bytes);
    return this.status === null ? item : { ...item, Status: this.status.last };
  }

  /**
   * As those see it whom the key describes.
   *
   * @param make called once for each key
   */
  shownTo(key: string, make: () => ShownItem): ShownItem {
    const all = this.#shownTo ?? [];
    for (const each of all) if (each.key === key) return each.shown;
    const shown = make();
    this.#shownTo = [{ key, shown }, ...all.slice(0, mostShown - 1)];
    return shown;
  }
}
