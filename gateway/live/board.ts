import type { Reader } from '@/gateway/live/reader';

/** Something on a board, as it was last heard of. It never changes: a changed one is another. */
export interface BoardItem {
  readonly id: string;
  readonly name: string;
  /** Other names than this one, where who reads it decides which. */
  namesFor?(reader: Reader): readonly string[];
  /** Where it is, as far as this reader, who sees it, may know. */
  collectionFor(reader: Reader): string;
  /** Whether this reader may know that it is there. */
  isSeenBy(reader: Reader): boolean;
  /**
   * Its row as JSON, as this reader may read it: the same text for all who may read the same of it.
   * Null for who may not know that it is there.
   */
  textFor(reader: Reader): string | null;
}

/** Called with ids of which something may be other than it was, for some reader or all. */
export type BoardListener = (ids: readonly string[]) => void;

/** All there is of a topic, whoever may see it. What is shown of it is decided for each reader. */
export class Board<Item extends BoardItem = BoardItem> {
  readonly #items = new Map<string, Item>();
  readonly #listeners = new Set<BoardListener>();

  get(id: string): Item | undefined {
    return this.#items.get(id);
  }

  get size(): number {
    return this.#items.size;
  }

  /** Whether anybody follows it now. */
  get isRead(): boolean {
    return this.#listeners.size > 0;
  }

  ids(): IterableIterator<string> {
    return this.#items.keys();
  }

  items(): IterableIterator<Item> {
    return this.#items.values();
  }

  /** Puts these up, in the place of those of the same ids, and takes those ids down. */
  change(items: readonly Item[], removed: readonly string[] = []): void {
    for (const id of removed) this.#items.delete(id);
    for (const item of items) this.#items.set(item.id, item);
    this.touch([...removed, ...items.map(({ id }) => id)]);
  }

  /** Leaves these up and no others. */
  replace(items: readonly Item[]): void {
    const there = new Set(items.map(({ id }) => id));
    this.change(
      items,
      [...this.#items.keys()].filter((id) => !there.has(id)),
    );
  }

  /** Who may see them, or what of them, may have changed. */
  touch(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const listener of this.#listeners) listener(ids);
  }

  listen(listener: BoardListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
