'use client';

import * as z from 'zod/mini';
import { type NamedCluster, type OnCluster, useClusterList } from '@/app/ops/cluster-list';
import { placementColumns } from '@/app/ops/list-columns';
import { RemovableTable } from '@/app/ops/removable-table';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';

const schema = z.object({
  Volumes: z.nullish(
    z.array(z.object({ Name: z.string(), Driver: z.string(), CreatedAt: z.nullish(z.string()) })),
  ),
});

interface Volume {
  readonly name: string;
  readonly driver: string;
  readonly createdAt: string | null;
}

type Row = OnCluster<Volume>;

const options = {
  key: 'volumes',
  path: '/volumes',
  kind: 'volume' as const,
  idOf: (volume: Volume) => volume.name,
  read: (answer: unknown): Volume[] =>
    (schema.parse(answer).Volumes ?? []).map(({ Name, Driver, CreatedAt }) => ({
      name: Name,
      driver: Driver,
      createdAt: CreatedAt ?? null,
    })),
};

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (row) => (
      <span className="font-medium" title={row.name}>
        {row.name}
      </span>
    ),
    sortBy: (row) => row.name,
    filterText: (row) => row.name,
  },
  {
    id: 'driver',
    header: 'Driver',
    width: 'w-28',
    cell: (row) => row.driver,
    sortBy: (row) => row.driver,
    filterText: (row) => row.driver,
  },
  ...placementColumns,
  {
    id: 'created',
    header: 'Created',
    width: 'w-36',
    cell: (row) =>
      row.createdAt ? <RelativeTime at={row.createdAt} /> : <span className="text-ink-soft">unknown</span>,
    sortBy: (row) => row.createdAt ?? '',
  },
];

const keyOf = (row: Row) => `${row.cluster}:${row.name}`;
const pathOf = (row: Row) => `/volumes/${encodeURIComponent(row.name)}`;

export function VolumesTable({ clusters }: { clusters: readonly NamedCluster[] }) {
  return (
    <RemovableTable
      kind="volume"
      title="Volumes"
      list={useClusterList(clusters, options)}
      columns={columns}
      keyOf={keyOf}
      withCluster={clusters.length > 1}
      pathOf={pathOf}
      warning={
        <>
          <p>Everything stored in it will be gone. This cannot be undone.</p>
          <p className="text-ink-soft">A volume that a container still uses stays.</p>
        </>
      }
    />
  );
}
