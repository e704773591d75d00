'use client';

import { useMemo, useState } from 'react';
import * as z from 'zod/mini';
import { type NamedCluster, type OnCluster, useClusterList } from '@/app/ops/cluster-list';
import { clusterColumn, placementColumns } from '@/app/ops/list-columns';
import { RemoveResource } from '@/app/ops/remove-resource';
import { ResourceMenu } from '@/app/ops/resource-menu';
import { ResourceTable } from '@/app/ops/resource-table';
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

const facts: readonly Column<Row>[] = [
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
const nameOf = (row: Row) => row.name;

export function VolumesTable({ clusters }: { clusters: readonly NamedCluster[] }) {
  const list = useClusterList(clusters, options);
  const [removing, setRemoving] = useState<Row | null>(null);
  const columns = useMemo(() => columnsFor(clusters.length > 1, setRemoving), [clusters.length]);
  return (
    <>
      <ResourceTable
        title="Volumes"
        noun={{ one: 'volume', many: 'volumes' }}
        list={list}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        empty="No volumes that you may see. Make one with docker volume create."
      />
      {removing ? (
        <RemoveResource
          kind="volume"
          path={`/volumes/${encodeURIComponent(removing.name)}`}
          resource={removing}
          onClose={() => setRemoving(null)}
        >
          <p>Everything stored in it will be gone. This cannot be undone.</p>
          <p className="text-ink-soft">A volume that a container still uses stays.</p>
        </RemoveResource>
      ) : null}
    </>
  );
}

function columnsFor(withCluster: boolean, onRemove: (row: Row) => void): readonly Column<Row>[] {
  return [
    ...facts,
    ...(withCluster ? [clusterColumn] : []),
    {
      id: 'actions',
      header: 'Actions',
      isActions: true,
      width: 'w-14',
      cell: (row) => (
        <ResourceMenu resource={row} operation="volume.remove" reason={null} onRemove={() => onRemove(row)} />
      ),
    },
  ];
}
