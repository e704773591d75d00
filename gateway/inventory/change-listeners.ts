import type { Changed } from '@/gateway/inventory/kind-inventory';
import { type ItemKind, itemKinds } from '@/lib/docker-api/kinds/item-kinds';

/** What has become other than it was; all: nothing that was known of the kind need be true any more. */
export type InventoryChange =
  | { readonly kind: ItemKind; readonly changed: readonly string[]; readonly removed: readonly string[] }
  | { readonly kind: ItemKind; readonly all: true };

const gatherMs = 30;

/** Tells listeners of changes, those that come close together at once. */
export class ChangeListeners {
  readonly #listeners = new Set<(change: InventoryChange) => void>();
  readonly #gathered = new Map<ItemKind, Map<string, boolean> | 'all'>();
  #timer: NodeJS.Timeout | undefined;

  add(listener: (change: InventoryChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(kind: ItemKind, { changed, removed, isAll }: Changed): void {
    if (this.#listeners.size === 0) return;
    const gathered = this.#gathered.get(kind) ?? new Map<string, boolean>();
    if (gathered !== 'all') {
      for (const id of changed) gathered.set(id, true);
      for (const id of removed) gathered.set(id, false);
    }
    this.#gathered.set(kind, isAll ? 'all' : gathered);
    this.#timer ??= setTimeout(() => this.#flush(), gatherMs).unref();
  }

  #flush(): void {
    this.#timer = undefined;
    const gathered = new Map(this.#gathered);
    this.#gathered.clear();
    for (const kind of itemKinds) {
      const ids = gathered.get(kind);
      if (ids === undefined) continue;
      const change: InventoryChange =
        ids === 'all'
          ? { kind, all: true }
          : {
              kind,
              changed: [...ids].flatMap(([id, isThere]) => (isThere ? [id] : [])),
              removed: [...ids].flatMap(([id, isThere]) => (isThere ? [] : [id])),
            };
      for (const listener of this.#listeners) listener(change);
    }
  }
}
