import type { ContainerSummary } from '@/components/containers/container-summary';

/** Where a container is placed and whose it is, from our records. */
export interface ContainerPlacement {
  readonly collection: string;
  readonly owner: string | null;
}

export interface ContainerRow extends ContainerSummary {
  /** Null while we do not know it. */
  readonly collection: string | null;
  /** Null when it has no owner or we do not know it. */
  readonly owner: string | null;
}

/**
 * The containers of one cluster, live. Readers of the whole list are told when it changes, and a row
 * keeps its identity while it is the same, so that a table draws again only what changed.
 */
export class ContainerStore {
  #rows: ReadonlyMap<string, ContainerRow> = new Map();
  #list: readonly ContainerRow[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(rows: readonly ContainerRow[] = []) {
    this.replaceAll(rows);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly list = (): readonly ContainerRow[] => this.#list;

  row(id: string): ContainerRow | undefined {
    return this.#rows.get(id);
  }

  replaceAll(rows: readonly ContainerRow[]): void {
    this.#set(new Map(rows.map((row) => [row.id, kept(this.#rows.get(row.id), row)])));
  }

  update(rows: readonly ContainerRow[], removed: readonly string[]): void {
    const next = new Map(this.#rows);
    for (const row of rows) next.set(row.id, kept(next.get(row.id), row));
    for (const id of removed) next.delete(id);
    this.#set(next);
  }

  #set(rows: ReadonlyMap<string, ContainerRow>): void {
    const list = [...rows.values()].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
    const isSame = list.length === this.#list.length && list.every((row, i) => row === this.#list[i]);
    this.#rows = rows;
    if (isSame) return;
    this.#list = list;
    for (const listener of this.#listeners) listener();
  }
}

/** A row of summary and placement; what the label says fills in for a placement not known yet. */
export function containerRow(
  summary: ContainerSummary,
  placement: ContainerPlacement | undefined,
): ContainerRow {
  return {
    ...summary,
    collection: placement?.collection ?? summary.labelledCollection,
    owner: placement?.owner ?? null,
  };
}

function kept(before: ContainerRow | undefined, after: ContainerRow): ContainerRow {
  return before && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
