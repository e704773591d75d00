import type { LiveRow } from '@/lib/live/messages';

/**
 * The rows of one topic. A row keeps its identity while it is the same, so that a table draws again
 * only what changed.
 */
export class TopicStore {
  #rows = new Map<string, LiveRow>();
  #list: readonly LiveRow[] | null = null;
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

  list(): readonly LiveRow[] {
    this.#list ??= [...this.#rows.values()];
    return this.#list;
  }

  row(id: string): LiveRow | undefined {
    return this.#rows.get(id);
  }

  /** Takes a part of a snapshot. @returns whether it was the last */
  takeSnapshot(rows: readonly LiveRow[], isFirst: boolean, isLast: boolean): boolean {
    if (isFirst || this.#arriving === null) this.#arriving = [];
    for (const row of rows) this.#arriving.push(row);
    if (!isLast) return false;
    const before = this.#rows;
    this.#rows = new Map(this.#arriving.map((row) => [row.id, kept(before.get(row.id), this.#placed(row))]));
    this.#arriving = null;
    this.#list = null;
    this.#isLoaded = true;
    return true;
  }

  takeDiff(changed: readonly LiveRow[], removed: readonly string[]): void {
    for (const row of changed) this.#rows.set(row.id, kept(this.#rows.get(row.id), this.#placed(row)));
    for (const id of removed) this.#rows.delete(id);
    this.#list = null;
  }

  #placed(row: LiveRow): LiveRow {
    return this.#cluster === null ? row : { ...row, cluster: this.#cluster };
  }
}

function kept(before: LiveRow | undefined, after: LiveRow): LiveRow {
  return before && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
