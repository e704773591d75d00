import { compare, searchText, sortBy, sorted, wordsOf } from '@/components/ui/table/arrange';
import type { Column, Sort } from '@/components/ui/table/column';
import { type Changes, changesBetween } from '@/lib/diff/changes-between';

/**
 * Rows in which every word of the filter occurs in some column's text, in the order of the sort; those
 * that are sorted alike stay in the order in which they were given, or in its reverse.
 *
 * It is asked again and again and keeps what it knows: of ten thousand rows that are followed live a
 * few are others several times a second, and who types a filter wants its answer at once.
 */
export class Arrangement<Row extends object> {
  #rows: readonly Row[] = [];
  #columns: readonly Column<Row>[] = [];
  #sort: Sort | null = null;
  #words: readonly string[] = [];
  #filter = '';
  /** All of them in the order of the sort, and of these those that match. */
  #order: readonly Row[] = [];
  #shown: readonly Row[] = [];
  /** The order in which rows were given, as numbers that grow. */
  #places = new Map<Row, number>();
  #end = 0;
  #texts = new WeakMap<object, string>();

  /** Whether this is what it answers now, but for the rows. */
  is(columns: readonly Column<Row>[], filter: string, sort: Sort | null): boolean {
    return columns === this.#columns && filter === this.#filter && sort === this.#sort;
  }

  /** One that knows the same, and goes its own way from there. */
  copy(): Arrangement<Row> {
    const copy = new Arrangement<Row>();
    copy.#rows = this.#rows;
    copy.#columns = this.#columns;
    copy.#sort = this.#sort;
    copy.#words = this.#words;
    copy.#filter = this.#filter;
    copy.#order = this.#order;
    copy.#shown = this.#shown;
    copy.#places = new Map(this.#places);
    copy.#end = this.#end;
    copy.#texts = this.#texts;
    return copy;
  }

  of(
    rows: readonly Row[],
    columns: readonly Column<Row>[],
    filter: string,
    sort: Sort | null,
  ): readonly Row[] {
    const changes = rows === this.#rows ? nothing : changesBetween(this.#rows, rows);
    const isTurned = sort !== this.#sort && isReverse(sort, this.#sort);
    const isKnown = changes !== null && columns === this.#columns && (sort === this.#sort || isTurned);
    if (columns !== this.#columns) this.#texts = new WeakMap();
    this.#rows = rows;
    this.#columns = columns;
    if (isKnown) this.#follow(changes as Changes<Row>);
    this.#sort = sort;
    if (isTurned) this.#turn();
    if (!isKnown) this.#arrange();
    if (!isKnown || filter !== this.#filter) this.#narrow(filter, isKnown);
    return this.#shown;
  }

  #arrange(): void {
    this.#number();
    this.#order = sorted(this.#rows, this.#columns, this.#sort);
  }

  #turn(): void {
    if (sortBy(this.#columns, this.#sort) === null) return;
    const isAll = this.#shown === this.#order;
    this.#order = [...this.#order].reverse();
    this.#shown = isAll ? this.#order : [...this.#shown].reverse();
  }

  #narrow(filter: string, isKnown: boolean): void {
    // What somebody adds to a filter only takes rows away.
    const among = isKnown && filter.startsWith(this.#filter) ? this.#shown : this.#order;
    this.#filter = filter;
    this.#words = wordsOf(filter);
    this.#shown = this.#words.length === 0 ? this.#order : among.filter((row) => this.#matches(row));
  }

  #matches(row: Row): boolean {
    let text = this.#texts.get(row);
    if (text === undefined) {
      text = searchText(row, this.#columns);
      this.#texts.set(row, text);
    }
    return this.#words.every((word) => text.includes(word));
  }

  /** Takes out what went and puts what came in its place. */
  #follow(changes: Changes<Row>): void {
    const { removed, added } = changes;
    if (removed.length === 0 && added.length === 0) return;
    const isAll = this.#shown === this.#order;
    const order = [...this.#order];
    const shown = isAll ? order : [...this.#shown];
    const successors = this.#successors(changes);
    for (const row of removed) {
      replace(row, successors.get(row), order);
      if (!isAll && this.#matches(row)) replace(row, undefined, shown);
    }
    this.#renumber(changes);
    const placed = new Set(successors.values());
    for (const row of added) {
      if (!placed.has(row)) order.splice(this.#placeOf(row, order), 0, row);
      if (!isAll && this.#matches(row)) shown.splice(this.#placeOf(row, shown), 0, row);
    }
    this.#order = order;
    this.#shown = shown;
  }

  /** Rows that went, each with the one that stands where it stood: what the sort looks at is the same. */
  #successors({ replaced }: Changes<Row>): ReadonlyMap<Row, Row> {
    const pick = sortBy(this.#columns, this.#sort);
    const alike = [...replaced].filter(([row, old]) => !pick || pick(row) === pick(old));
    return new Map(alike.map(([row, old]) => [old, row]));
  }

  /** The first place from which on none comes before the row. */
  #placeOf(row: Row, list: readonly Row[]): number {
    const pick = sortBy(this.#columns, this.#sort);
    const value = pick?.(row);
    const direction = pick && this.#sort?.descending ? -1 : 1;
    const place = this.#places.get(row) ?? 0;
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = list[middle] as Row;
      const byValue = pick && value !== undefined ? compare(pick(other), value) : 0;
      if (direction * (byValue || (this.#places.get(other) ?? 0) - place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #number(): void {
    this.#places = new Map(this.#rows.map((row, at) => [row, at]));
    this.#end = this.#rows.length;
  }

  #renumber({ removed, added, replaced }: Changes<Row>): void {
    const taken = added.map((row) => this.#places.get(replaced.get(row) as Row));
    for (const row of removed) this.#places.delete(row);
    for (const [at, row] of added.entries()) this.#places.set(row, taken[at] ?? this.#end++);
    const isAtEnd = added
      .filter((row) => !replaced.has(row))
      .every((row, at, fresh) => this.#rows[this.#rows.length - fresh.length + at] === row);
    if (!isAtEnd) this.#number();
  }
}

/** @param by what comes in its place; nothing, if undefined */
function replace<Row>(row: Row, by: Row | undefined, list: Row[]): void {
  const at = list.indexOf(row);
  if (at === -1) return;
  if (by === undefined) list.splice(at, 1);
  else list[at] = by;
}

/** Two orders of one column, one up and one down. */
function isReverse(one: Sort | null, other: Sort | null): boolean {
  return one !== null && one.column === other?.column && one.descending !== other.descending;
}

const nothing = { removed: [], added: [], replaced: new Map() };
