import type { Column, Sort } from '@/components/ui/table/column';
import { naturalKey } from '@/components/ui/table/natural-key';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** What a filter looks for: every one of these words. */
export function wordsOf(filter: string): readonly string[] {
  return filter.toLowerCase().split(/\s+/).filter(Boolean);
}

/** What a filter looks through, of one row. */
export function searchText<Row>(row: Row, columns: readonly Column<Row>[]): string {
  let text = '';
  for (const { filterText } of columns) if (filterText) text += `${filterText(row)}\n`;
  return text.toLowerCase();
}

/** By what rows are sorted; null when they stay as they are given. */
export function sortBy<Row>(columns: readonly Column<Row>[], sort: Sort | null) {
  return columns.find((column) => column.id === sort?.column)?.sortBy ?? null;
}

/** Rows in the order of a sort, those that are alike as they were; a descending one is the reverse of it. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const pick = sortBy(columns, sort);
  if (!sort || !pick) return rows;
  const values = rows.map(pick);
  const places = Uint32Array.from(values.keys());
  const keys = keysOf(values);
  if (keys === null) places.sort((a, b) => compare(values[a] ?? '', values[b] ?? '') || a - b);
  else places.sort((a, b) => ordered(keys[a] ?? '', keys[b] ?? '') || a - b);
  if (sort.descending) places.reverse();
  return Array.from(places, (place) => rows[place] as Row);
}

/** Numbers by size; texts as people do, with the numbers in them by size. */
export function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** What compares as the values do, but fast; null where only the collator knows. */
function keysOf(values: readonly (string | number)[]): readonly (string | number)[] | null {
  if (values.every((value) => typeof value === 'number')) return values;
  const keys: string[] = [];
  for (const value of values) {
    const key = typeof value === 'string' ? naturalKey(value) : null;
    if (key === null) return null;
    keys.push(key);
  }
  return keys;
}

function ordered(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
