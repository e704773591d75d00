import type { Column, Sort } from '@/components/ui/table/column';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Rows in which every word of the filter occurs in some column's text, in the order of the sort. */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filter: string,
  sort: Sort | null,
): readonly Row[] {
  return sorted(filtered(rows, columns, filter), columns, sort);
}

function filtered<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filter: string,
): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  const texts = columns.flatMap((column) => column.filterText ?? []);
  return rows.filter((row) => {
    const text = texts
      .map((textOf) => textOf(row))
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.id === sort?.column)?.sortBy;
  if (!sort || !sortBy) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows
    .map((row) => [sortBy(row), row] as const)
    .sort(([a], [b]) => direction * compare(a, b))
    .map(([, row]) => row);
}

/** Numbers by size; texts as people do, with the numbers in them by size. */
export function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}
