import { useMemo, useState } from 'react';
import { changesBetween } from '@/lib/diff/changes-between';

/** The values that rows have, sorted, each once; the same array while these are the same. */
export class Choices<Row> {
  readonly #pick: (row: Row) => string | null;
  #rows: readonly Row[] = [];
  #counts = new Map<string, number>();
  #sorted: readonly string[] = [];

  constructor(pick: (row: Row) => string | null) {
    this.#pick = pick;
  }

  of(rows: readonly Row[]): readonly string[] {
    // Of many rows a few are others at a time: only these are counted anew.
    const changes = changesBetween(this.#rows, rows);
    this.#rows = rows;
    if (changes === null) this.#counts.clear();
    for (const row of changes?.removed ?? []) this.#count(row, -1);
    for (const row of changes?.added ?? rows) this.#count(row, 1);
    const { size } = this.#counts;
    const isSame = size === this.#sorted.length && this.#sorted.every((value) => this.#counts.has(value));
    if (!isSame) this.#sorted = [...this.#counts.keys()].sort();
    return this.#sorted;
  }

  #count(row: Row, by: 1 | -1): void {
    const value = this.#pick(row);
    if (value === null) return;
    const count = (this.#counts.get(value) ?? 0) + by;
    if (count > 0) this.#counts.set(value, count);
    else this.#counts.delete(value);
  }
}

/** @param pick at module scope; null: the row has none */
export function useChoices<Row>(rows: readonly Row[], pick: (row: Row) => string | null): readonly string[] {
  const [choices] = useState(() => new Choices(pick));
  return useMemo(() => choices.of(rows), [choices, rows]);
}
