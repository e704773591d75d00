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

const schema = z.array(
  z.object({
    Id: z.string(),
    Name: z.string(),
    Driver: z.string(),
    Scope: z.string(),
    Created: z.string(),
    Internal: z.nullish(z.boolean()),
  }),
);

interface Network {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly scope: string;
  readonly createdAt: string;
  readonly isInternal: boolean;
}

type Row = OnCluster<Network>;

const options = {
  key: 'networks',
  path: '/networks',
  kind: 'network' as const,
  idOf: (network: Network) => network.id,
  read: (answer: unknown): Network[] =>
    schema.parse(answer).map(({ Id, Name, Driver, Scope, Created, Internal }) => ({
      id: Id,
      name: Name,
      driver: Driver,
      scope: Scope,
      createdAt: Created,
      isInternal: Internal ?? false,
    })),
};

/** Every engine has these and will not let them go. */
const builtIn = new Set(['bridge', 'host', 'none']);

const facts: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (row) => <span className="font-medium">{row.name}</span>,
    sortBy: (row) => row.name,
    filterText: (row) => `${row.name} ${row.id}`,
  },
  {
    id: 'driver',
    header: 'Driver',
    width: 'w-36',
    cell: (row) => `${row.driver}, ${row.scope}${row.isInternal ? ', internal' : ''}`,
    sortBy: (row) => row.driver,
    filterText: (row) => row.driver,
  },
  ...placementColumns,
  {
    id: 'created',
    header: 'Created',
    width: 'w-36',
    cell: (row) => <RelativeTime at={row.createdAt} />,
    sortBy: (row) => row.createdAt,
  },
];

const keyOf = (row: Row) => `${row.cluster}:${row.id}`;
const nameOf = (row: Row) => row.name;

export function NetworksTable({ clusters }: { clusters: readonly NamedCluster[] }) {
  const list = useClusterList(clusters, options);
  const [removing, setRemoving] = useState<Row | null>(null);
  const columns = useMemo(() => columnsFor(clusters.length > 1, setRemoving), [clusters.length]);
  return (
    <>
      <ResourceTable
        title="Networks"
        noun={{ one: 'network', many: 'networks' }}
        list={list}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        empty="No networks that you may see. Make one with docker network create."
      />
      {removing ? (
        <RemoveResource
          kind="network"
          path={`/networks/${removing.id}`}
          resource={removing}
          onClose={() => setRemoving(null)}
        >
          <p>A network that containers are still connected to stays.</p>
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
        <ResourceMenu
          resource={row}
          operation="network.remove"
          reason={builtIn.has(row.name) ? 'Part of every engine.' : null}
          onRemove={() => onRemove(row)}
        />
      ),
    },
  ];
}
