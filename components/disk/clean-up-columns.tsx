import type { DiskKind } from '@/components/disk/disk-items';
import type { DiskRow } from '@/components/disk/disk-rows';
import { ResourceLink } from '@/components/resources/resource-link';
import { Bytes } from '@/components/ui/bytes';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';

export const kindWords: Readonly<Record<DiskKind, string>> = {
  image: 'Image',
  container: 'Container',
  volume: 'Volume',
  'build-cache': 'Build cache',
};

const pages = { image: 'images', container: 'containers', volume: 'volumes' } as const;

export const cleanUpColumns: readonly Column<DiskRow>[] = [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (row) =>
      row.kind === 'build-cache' || row.collection === '' ? (
        row.name
      ) : (
        <ResourceLink cluster={row.cluster} kind={pages[row.kind]} id={row.id} name={row.name} />
      ),
    sortBy: (row) => row.name,
    filterText: (row) => `${row.name} ${row.tags.join(' ')} ${row.id}`,
  },
  {
    id: 'kind',
    header: 'Kind',
    width: 'w-28',
    cell: (row) => kindWords[row.kind],
    sortBy: (row) => row.kind,
    filterText: (row) => kindWords[row.kind],
  },
  {
    id: 'size',
    header: 'Frees',
    width: 'w-28',
    align: 'end',
    cell: (row) => (row.bytes === null ? 'unknown' : <Bytes value={row.bytes} />),
    sortBy: (row) => row.bytes ?? 0,
  },
  {
    id: 'why',
    header: 'Why',
    cell: (row) => row.unusedBecause,
    sortBy: (row) => row.unusedBecause ?? '',
    filterText: (row) => row.unusedBecause ?? '',
  },
  {
    id: 'collection',
    header: 'Collection',
    width: 'w-44 sm:max-lg:hidden',
    cell: (row) => <span data-title={row.collections.join('\n')}>{row.collections.join(', ')}</span>,
    sortBy: (row) => row.collections.join(),
    filterText: (row) => row.collections.join(' '),
  },
  {
    id: 'created',
    header: 'Made',
    width: 'w-32',
    cell: (row) =>
      row.createdAt ? <RelativeTime at={row.createdAt} /> : <span className="text-ink-soft">unknown</span>,
    sortBy: (row) => row.createdAt ?? 0,
  },
];
