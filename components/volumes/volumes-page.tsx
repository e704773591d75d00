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
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import { type PlacedVolume, volumeActions, volumeNoun } from '@/components/volumes/volume-actions';

function columns(uses: Uses): readonly Column<PlacedVolume>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      cell: (row) => <ResourceLink cluster={row.cluster} kind="volumes" id={row.name} name={row.name} />,
      sortBy: (row) => row.name,
      filterText: (row) => row.name,
    },
    {
      id: 'driver',
      header: 'Driver',
      width: 'w-28',
      cell: (row) => (row.scope === 'local' ? row.driver : `${row.driver}, ${row.scope}`),
      sortBy: (row) => row.driver,
      filterText: (row) => row.driver,
    },
    {
      id: 'uses',
      header: 'Used by',
      width: 'w-40',
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
      cell: (row) =>
        row.createdAt ? <RelativeTime at={row.createdAt} /> : <span className="text-ink-soft">unknown</span>,
      sortBy: (row) => row.createdAt ?? 0,
    },
  ];
}

interface VolumesPageProps {
  /** Names. */
  clusters: readonly string[];
  initial: InitialRows<PlacedVolume> | null;
  description?: string;
}

export function VolumesPage({ clusters, initial, description }: VolumesPageProps) {
  const live = useLiveRows('volumes', clusters, initial);
  const { uses } = useUses('volumes', clusters);
  return (
    <ResourceList
      title="Volumes"
      description={description}
      noun={volumeNoun}
      live={live}
      withCluster={clusters.length > 1}
      columns={useMemo(() => columns(uses), [uses])}
      actions={volumeActions}
      pageActions={<NewThing kind="volume" clusters={clusters} />}
      empty="No volumes that you may see. Those that people make appear here at once."
    />
  );
}
