import type { Column } from '@/components/ui/table/column';

interface Placed {
  readonly cluster: string;
  readonly collection: string;
  readonly owner: string | null;
}

export const clusterColumn: Column<Placed> = {
  id: 'cluster',
  header: 'Cluster',
  width: 'w-32',
  cell: (row) => row.cluster,
  sortBy: (row) => row.cluster,
  filterText: (row) => row.cluster,
};

export const collectionColumn: Column<Placed> = {
  id: 'collection',
  header: 'Collection',
  cell: (row) => row.collection,
  sortBy: (row) => row.collection,
  filterText: (row) => row.collection,
};

export const ownerColumn: Column<Placed> = {
  id: 'owner',
  header: 'Owner',
  width: 'w-28',
  cell: (row) => row.owner ?? <span className="text-ink-soft">nobody</span>,
  sortBy: (row) => row.owner ?? '',
  filterText: (row) => row.owner ?? '',
};
