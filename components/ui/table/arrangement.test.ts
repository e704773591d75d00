import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrange } from '@/components/ui/table/arrange';
import { Arrangement } from '@/components/ui/table/arrangement';
import type { Column, Sort } from '@/components/ui/table/column';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly size: number;
}

const columns: Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (row) => row.name,
    sortBy: (row) => row.name,
    filterText: (row) => row.name,
  },
  { id: 'size', header: 'Size', cell: (row) => row.size, sortBy: (row) => row.size },
];
const sorts: readonly (Sort | null)[] = [
  { column: 'name', descending: false },
  { column: 'size', descending: true },
  null,
];

const row = fc.record({
  id: fc.nat(15),
  name: fc.constantFrom('web-1', 'web-10', 'web-2', 'db'),
  size: fc.nat(2),
});
const step = fc.record({
  changed: fc.array(row, { maxLength: 4 }),
  removed: fc.array(fc.nat(15), { maxLength: 2 }),
  sort: fc.constantFrom(...sorts),
  filter: fc.constantFrom('', '', 'web', '1'),
});

it('is after any changes what it would be arranged anew', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const arrangement = new Arrangement<Row>();
      const rows = new Map<number, Row>();
      for (const { changed, removed, sort, filter } of steps) {
        for (const id of removed) rows.delete(id);
        for (const each of changed) rows.set(each.id, each);
        const list = [...rows.values()];
        expect(arrangement.of(list, columns, filter, sort)).toEqual(arrange(list, columns, filter, sort));
      }
    }),
  );
});
