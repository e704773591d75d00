import { describe, expect, it } from 'vitest';
import { arrange } from '@/components/ui/table/arrange';
import type { Column } from '@/components/ui/table/column';

interface Row {
  name: string;
  image: string;
  size: number;
}

const rows: Row[] = [
  { name: 'web-10', image: 'nginx', size: 5 },
  { name: 'web-2', image: 'nginx', size: 30 },
  { name: 'db', image: 'postgres', size: 7 },
];

const columns: Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (row) => row.name,
    sortBy: (row) => row.name,
    filterText: (row) => row.name,
  },
  { id: 'image', header: 'Image', cell: (row) => row.image, filterText: (row) => row.image },
  { id: 'size', header: 'Size', cell: (row) => row.size, sortBy: (row) => row.size },
];

const names = (arranged: readonly Row[]) => arranged.map((row) => row.name);

describe('arrange', () => {
  it('sorts numbers within names as numbers', () => {
    expect(names(arrange(rows, columns, '', { column: 'name', descending: false }))).toEqual([
      'db',
      'web-2',
      'web-10',
    ]);
  });

  it('sorts numbers downwards', () => {
    expect(names(arrange(rows, columns, '', { column: 'size', descending: true }))).toEqual([
      'web-2',
      'db',
      'web-10',
    ]);
  });

  it('wants every word, in any column and in any case', () => {
    expect(names(arrange(rows, columns, 'NGINX web-1', null))).toEqual(['web-10']);
  });

  it('keeps the given order for a column that cannot be sorted', () => {
    expect(arrange(rows, columns, ' ', { column: 'image', descending: true })).toEqual(rows);
  });
});
