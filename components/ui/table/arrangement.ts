import { arrange, compare } from '@/components/ui/table/arrange';
import type { Column, Sort } from '@/components/ui/table/column';

/** With more new rows than these it is shorter to arrange all. */
const mostNew = 500;

interface Arranged<Row> {
  readonly columns: readonly Column<Row>[];
  readonly filter: string;
  readonly sort: Sort | null;
  /** Each row that was given, with its place among them. */
  readonly given: ReadonlyMap<Row, number>;
  readonly shown: readonly Row[];
}

/**
 * Arranges rows again and again as `arrange` does, and looks only at those that are new: of ten
 * thousand rows that are followed live a few are, several times a second.
 */
export class Arrangement<Row> {
  #last: Arranged<Row> | null = null;

  of(
    rows: readonly Row[],
    columns: readonly Column<Row>[],
    filter: string,
    sort: Sort | null,
  ): readonly Row[] {
    const last = this.#last;
    const given = new Map(rows.map((row, at) => [row, at]));
    const isAsBefore = last?.columns === columns && last.filter === filter && last.sort === sort;
    const added = isAsBefore ? rows.filter((row) => !last.given.has(row)) : rows;
    const shown =
      isAsBefore && added.length <= mostNew
        ? merged(last.shown, given, arrange(added, columns, filter, sort), orderOf(columns, sort, given))
        : arrange(rows, columns, filter, sort);
    this.#last = { columns, filter, sort, given, shown };
    return shown;
  }
}

/** Those of before that are still there, with the new ones in their places; both are in order. */
function merged<Row>(
  before: readonly Row[],
  given: ReadonlyMap<Row, number>,
  added: readonly Row[],
  order: (a: Row, b: Row) => number,
): readonly Row[] {
  const kept = before.filter((row) => given.has(row));
  const result: Row[] = [];
  let from = 0;
  for (const row of added) {
    const at = placeOf(row, kept, from, order);
    for (let index = from; index < at; index++) result.push(kept[index] as Row);
    result.push(row);
    from = at;
  }
  for (let index = from; index < kept.length; index++) result.push(kept[index] as Row);
  return result;
}

/** The first place from which on all come after the row. */
function placeOf<Row>(
  row: Row,
  sorted: readonly Row[],
  from: number,
  order: (a: Row, b: Row) => number,
): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(sorted[middle] as Row, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows that are sorted alike keep the order in which they were given. */
function orderOf<Row>(
  columns: readonly Column<Row>[],
  sort: Sort | null,
  given: ReadonlyMap<Row, number>,
): (a: Row, b: Row) => number {
  const sortBy = columns.find((column) => column.id === sort?.column)?.sortBy;
  const direction = sort?.descending ? -1 : 1;
  return (a, b) =>
    (sortBy ? direction * compare(sortBy(a), sortBy(b)) : 0) || (given.get(a) ?? 0) - (given.get(b) ?? 0);
}
