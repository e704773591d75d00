'use client';

import { useMemo } from 'react';
import type { InitialRows } from '@/components/live/live-list';
import { useLiveRows } from '@/components/live/use-live-rows';
import { networkActions, networkNoun, type PlacedNetwork } from '@/components/networks/network-actions';
import { NewThing } from '@/components/resources/create/new-thing';
import { collectionColumn, ownerColumn } from '@/components/resources/placement-columns';
import { ResourceLink } from '@/components/resources/resource-link';
import { ResourceList } from '@/components/resources/resource-list';
import { useUses } from '@/components/resources/uses/use-uses';
import { UsedByCount } from '@/components/resources/uses/used-by';
import { type Uses, usedKey } from '@/components/resources/uses/uses';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';

function columns(uses: Uses): readonly Column<PlacedNetwork>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      cell: (row) => <ResourceLink cluster={row.cluster} kind="networks" id={row.id} name={row.name} />,
      sortBy: (row) => row.name,
      filterText: (row) => `${row.name} ${row.id}`,
    },
    {
      id: 'driver',
      header: 'Driver',
      width: 'w-36',
      cell: (row) => [row.driver, row.scope, row.isInternal ? 'internal' : ''].filter(Boolean).join(', '),
      sortBy: (row) => row.driver,
      filterText: (row) => `${row.driver} ${row.scope}${row.isInternal ? ' internal' : ''}`,
    },
    {
      id: 'subnets',
      header: 'Subnets',
      width: 'w-36 sm:max-2xl:hidden',
      cell: (row) => <span className="font-mono text-[0.8125rem]">{row.subnets.join(', ')}</span>,
      filterText: (row) => row.subnets.join(' '),
    },
    {
      id: 'uses',
      header: 'Connected',
      width: 'w-32',
      cell: (row) => <UsedByCount uses={uses.get(usedKey(row))} />,
      sortBy: (row) => uses.get(usedKey(row))?.length ?? 0,
      filterText: (row) => (uses.get(usedKey(row)) ?? []).map(({ name }) => name).join(' '),
    },
    collectionColumn,
    ownerColumn,
    {
      id: 'created',
      header: 'Created',
      width: 'w-32 sm:max-lg:hidden',
      cell: (row) => (row.createdAt ? <RelativeTime at={row.createdAt} /> : null),
      sortBy: (row) => row.createdAt ?? 0,
    },
  ];
}

interface NetworksPageProps {
  /** Names. */
  clusters: readonly string[];
  initial: InitialRows<PlacedNetwork> | null;
  description?: string;
}

export function NetworksPage({ clusters, initial, description }: NetworksPageProps) {
  const live = useLiveRows('networks', clusters, initial);
  const { uses } = useUses('networks', clusters);
  return (
    <ResourceList
      title="Networks"
      description={description}
      noun={networkNoun}
      live={live}
      withCluster={clusters.length > 1}
      columns={useMemo(() => columns(uses), [uses])}
      actions={networkActions}
      pageActions={<NewThing kind="network" clusters={clusters} />}
      empty="No networks that you may see. Those that people make appear here at once."
    />
  );
}
