'use client';

import * as z from 'zod/mini';
import { type NamedCluster, type OnCluster, useClusterList } from '@/app/ops/cluster-list';
import { placementColumns } from '@/app/ops/list-columns';
import { RemovableTable } from '@/app/ops/removable-table';
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

const columns: readonly Column<Row>[] = [
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
const pathOf = (row: Row) => `/networks/${row.id}`;
const reasonToStay = (row: Row) => (builtIn.has(row.name) ? 'Part of every engine.' : null);

export function NetworksTable({ clusters }: { clusters: readonly NamedCluster[] }) {
  return (
    <RemovableTable
      kind="network"
      title="Networks"
      list={useClusterList(clusters, options)}
      columns={columns}
      keyOf={keyOf}
      withCluster={clusters.length > 1}
      pathOf={pathOf}
      reasonToStay={reasonToStay}
      warning={<p>A network that containers are still connected to stays.</p>}
    />
  );
}
