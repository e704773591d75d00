'use client';

import { useMemo } from 'react';
import type { InitialRows } from '@/components/live/live-list';
import { useLiveRows } from '@/components/live/use-live-rows';
import { NewThing } from '@/components/resources/create/new-thing';
import { collectionColumn, ownerColumn } from '@/components/resources/placement-columns';
import { ResourceLink } from '@/components/resources/resource-link';
import { ResourceList } from '@/components/resources/resource-list';
import { useUses } from '@/components/resources/uses/use-uses';
import { UsedByCount } from '@/components/resources/uses/used-by';
import { type Uses, usedKey } from '@/components/resources/uses/uses';
import { type DataKind, dataActions, dataNouns, type PlacedData } from '@/components/swarm-data/data-actions';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';

function columns(kind: DataKind, uses: Uses): readonly Column<PlacedData>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      cell: (row) => <ResourceLink cluster={row.cluster} kind={`${kind}s`} id={row.id} name={row.name} />,
      sortBy: (row) => row.name,
      filterText: (row) => `${row.name} ${row.id}`,
    },
    {
      id: 'uses',
      header: 'Used by',
      width: 'w-40',
      cell: (row) => <UsedByCount uses={uses.get(usedKey(row))} />,
      sortBy: (row) => uses.get(usedKey(row))?.length ?? 0,
      filterText: (row) => (uses.get(usedKey(row)) ?? []).map(({ name }) => name).join(' '),
    },
    {
      id: 'stack',
      header: 'Stack',
      width: 'w-32',
      cell: (row) => row.stack,
      sortBy: (row) => row.stack ?? '',
      filterText: (row) => row.stack ?? '',
      initiallyHidden: true,
    },
    collectionColumn,
    ownerColumn,
    {
      id: 'created',
      header: 'Created',
      width: 'w-32',
      cell: (row) => (row.createdAt ? <RelativeTime at={row.createdAt} /> : null),
      sortBy: (row) => row.createdAt ?? 0,
    },
    {
      id: 'updated',
      header: 'Labels changed',
      width: 'w-36',
      cell: (row) => (row.updatedAt ? <RelativeTime at={row.updatedAt} /> : null),
      sortBy: (row) => row.updatedAt ?? 0,
      initiallyHidden: true,
    },
  ];
}

const titles = { secret: 'Secrets', config: 'Configs' } as const;

interface DataListPageProps {
  kind: DataKind;
  /** Names. */
  clusters: readonly string[];
  initial: InitialRows<PlacedData> | null;
  description?: string;
}

/** The secrets, or the configs, of one cluster or several. */
export function DataListPage({ kind, clusters, initial, description }: DataListPageProps) {
  const live = useLiveRows(`${kind}s`, clusters, initial);
  const { uses } = useUses(`${kind}s`, clusters);
  return (
    <ResourceList
      title={titles[kind]}
      description={description}
      noun={dataNouns[kind]}
      live={live}
      withCluster={clusters.length > 1}
      columns={useMemo(() => columns(kind, uses), [kind, uses])}
      actions={dataActions[kind]}
      pageActions={<NewThing kind={kind} clusters={clusters} />}
      empty={`No ${kind}s that you may see. Swarms keep them for the services that need them.`}
    />
  );
}
