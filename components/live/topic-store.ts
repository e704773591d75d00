import type { LiveRow } from '@/lib/live/messages';

/**
 * The rows of one topic. A row keeps its identity while it is the same, so that a table draws again
 * only what changed.
 */
export class TopicStore {
  #list: readonly LiveRow[] = [];
  /** Where in the list each is. */
  #places = new Map<string, number>();
  #arriving: LiveRow[] | null = null;
  #isLoaded = false;
  readonly #cluster: string | null;

  /** @param cluster written into each row; null: the topic is on none */
  constructor(cluster: string | null) {
    this.#cluster = cluster;
  }

  /** Whether all there is has come once. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Another list when something changed, in which nothing changed its place without need. */
  list(): readonly LiveRow[] {
    return this.#list;
  }

  row(id: string): LiveRow | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#list[place];
  }

  /** Takes a part of a snapshot. @returns whether it was the last */
  takeSnapshot(rows: readonly LiveRow[], isFirst: boolean, isLast: boolean): boolean {
    if (isFirst || this.#arriving === null) this.#arriving = [];
    for (const row of rows) this.#arriving.push(row);
    if (!isLast) return false;
    const arrived = new Map(this.#arriving.map((row) => [row.id, kept(this.row(row.id), this.#placed(row))]));
    this.#arriving = null;
    this.#isLoaded = true;
    this.#replace([...arrived.values()]);
    return true;
  }

  takeDiff(changed: readonly LiveRow[], removed: readonly string[]): void {
    // Many times a second a few of many: only the list itself is copied.
    const list = [...this.#list];
    for (const row of changed) {
      const place = this.#places.get(row.id) ?? list.length;
      list[place] = kept(list[place], this.#placed(row));
      this.#places.set(row.id, place);
    }
    if (removed.length === 0) {
      this.#list = list;
      return;
    }
    const gone = new Set(removed);
    this.#replace(list.filter(({ id }) => !gone.has(id)));
  }

  #replace(list: readonly LiveRow[]): void {
    this.#list = list;
    this.#places = new Map(list.map(({ id }, place) => [id, place]));
  }

  #placed(row: LiveRow): LiveRow {
    return this.#cluster === null ? row : { ...row, cluster: this.#cluster };
  }
}

function kept(before: LiveRow | undefined, after: LiveRow): LiveRow {
  return before && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
