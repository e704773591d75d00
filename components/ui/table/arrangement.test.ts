import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arrangement } from '@/components/ui/table/arrangement';
import { Arrangements } from '@/components/ui/table/arrangements';
import type { Column, Sort } from '@/components/ui/table/column';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly image: string;
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
  { id: 'image', header: 'Image', cell: (row) => row.image, filterText: (row) => row.image },
  { id: 'size', header: 'Size', cell: (row) => row.size, sortBy: (row) => row.size },
];

const upwards = { column: 'name', descending: false };

describe('Arrangement', () => {
  const rows: Row[] = [
    { id: 1, name: 'web-10', image: 'nginx', size: 5 },
    { id: 2, name: 'web-2', image: 'nginx', size: 30 },
    { id: 3, name: 'db', image: 'postgres', size: 7 },
  ];
  const names = (filter: string, sort: Sort | null) =>
    new Arrangement<Row>().of(rows, columns, filter, sort).map((row) => row.name);

  it('sorts numbers within names as numbers', () => {
    expect(names('', upwards)).toEqual(['db', 'web-2', 'web-10']);
  });

  it('sorts numbers downwards', () => {
    expect(names('', { column: 'size', descending: true })).toEqual(['web-2', 'db', 'web-10']);
  });

  it('wants every word, in any column and in any case', () => {
    expect(names('NGINX web-1', null)).toEqual(['web-10']);
  });

  it('keeps the given order for a column that cannot be sorted', () => {
    expect(names(' ', { column: 'image', descending: true })).toEqual(['web-10', 'web-2', 'db']);
  });

  it('sorts what is beyond ASCII as people do', () => {
    const words = ['zebra', 'Äpfel', 'apple'].map((name, id) => ({ id, name, image: '', size: 0 }));
    const shown = new Arrangement<Row>().of(words, columns, '', upwards);
    expect(shown.map((row) => row.name)).toEqual(['Äpfel', 'apple', 'zebra']);
  });

  it.each([
    ['one arrangement', () => new Arrangement<Row>()],
    ['several in turn', () => new Arrangements<Row>()],
  ])('is after any changes what it would be arranged anew: %s', (_, make) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const arrangement = make();
        const rows = new Map<number, Row>();
        for (const { changed, removed, sort, filter, putFirst } of steps) {
          for (const id of removed) rows.delete(id);
          for (const each of changed) rows.set(each.id, each);
          const list = [...(putFirst ? [putFirst] : []), ...rows.values()];
          expect(arrangement.of(list, columns, filter, sort)).toEqual(plainly(list, filter, sort));
        }
      }),
    );
  });
});

const sorts: readonly (Sort | null)[] = [
  upwards,
  { ...upwards, descending: true },
  { column: 'size', descending: true },
  { column: 'size', descending: false },
  null,
];
const row = fc.record({
  id: fc.nat(15),
  name: fc.constantFrom('web-1', 'web-10', 'web-2', 'db'),
  image: fc.constantFrom('nginx', 'postgres'),
  size: fc.nat(2),
});
const step = fc.record({
  changed: fc.array(row, { maxLength: 4 }),
  removed: fc.array(fc.nat(15), { maxLength: 2 }),
  sort: fc.constantFrom(...sorts),
  filter: fc.constantFrom('', '', 'web', 'web-1', '1', 'web ng'),
  putFirst: fc.option(row, { freq: 5 }),
});

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function plainly(rows: readonly Row[], filter: string, sort: Sort | null): readonly Row[] {
  const matching = rows.filter(({ name, image }) =>
    filter.split(' ').every((word) => `${name}\n${image}`.includes(word)),
  );
  if (sort === null) return matching;
  matching.sort((a, b) => (sort.column === 'name' ? collator.compare(a.name, b.name) : a.size - b.size));
  return sort.descending ? matching.reverse() : matching;
}
