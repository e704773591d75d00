'use client';

import { useMemo } from 'react';
import type { DiskRow } from '@/components/disk/disk-rows';
import { ActionMenuItems } from '@/components/resources/actions/action-menu-items';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { ResourceLink } from '@/components/resources/resource-link';
import { Bytes } from '@/components/ui/bytes';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowMenu } from '@/components/ui/row-menu';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import { type PlacedVolume, volumeActions } from '@/components/volumes/volume-actions';

interface UnusedVolumesProps {
  cluster: string;
  rows: readonly DiskRow[];
  volumes: readonly PlacedVolume[];
  isOneOfMany: boolean;
}

const bySize = { column: 'size', descending: true };
const keyOf = (row: DiskRow) => row.id;
const nameOf = (row: DiskRow) => row.name;

/** Volumes that nothing mounts. They hold data: each is removed by itself, after its name was typed. */
export function UnusedVolumes({ cluster, rows, volumes, isOneOfMany }: UnusedVolumesProps) {
  const { open, dialog } = useActionDialog<PlacedVolume>();
  const columns = useMemo<readonly Column<DiskRow>[]>(() => {
    const byName = new Map(volumes.map((volume) => [volume.name, volume]));
    return [
      {
        id: 'name',
        header: 'Name',
        isTitle: true,
        cell: (row) => <ResourceLink cluster={row.cluster} kind="volumes" id={row.id} name={row.name} />,
        sortBy: (row) => row.name,
        filterText: (row) => row.name,
      },
      {
        id: 'size',
        header: 'Holds',
        width: 'w-28',
        align: 'end',
        cell: (row) => (row.bytes === null ? 'unknown' : <Bytes value={row.bytes} />),
        sortBy: (row) => row.bytes ?? 0,
      },
      {
        id: 'collection',
        header: 'Collection',
        cell: (row) => row.collection,
        sortBy: (row) => row.collection,
        filterText: (row) => row.collection,
      },
      {
        id: 'created',
        header: 'Made',
        width: 'w-32',
        cell: (row) =>
          row.createdAt ? (
            <RelativeTime at={row.createdAt} />
          ) : (
            <span className="text-ink-soft">unknown</span>
          ),
        sortBy: (row) => row.createdAt ?? 0,
      },
      {
        id: 'actions',
        header: 'Actions',
        isActions: true,
        width: 'w-14',
        cell: (row) => {
          const volume = byName.get(row.name);
          return volume ? (
            <RowMenu name={row.name}>
              <ActionMenuItems actions={volumeActions} row={volume} onAction={open} />
            </RowMenu>
          ) : null;
        },
      },
    ];
  }, [volumes, open]);
  const unused = useMemo(() => {
    const there = new Set(volumes.map(({ name }) => name));
    return rows.filter(
      ({ kind, unusedBecause, name }) => kind === 'volume' && unusedBecause !== null && there.has(name),
    );
  }, [rows, volumes]);
  return (
    <div>
      <h3 className="font-semibold">Volumes that nothing mounts</h3>
      <p className="mb-3 text-ink-soft">
        They hold data, so none goes with the rest: each is removed by itself, after its name was typed.
      </p>
      <DataTable
        id="unused-volumes"
        noun={{ one: 'volume', many: 'volumes' }}
        rows={unused}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySize}
        queryPrefix={isOneOfMany ? `${cluster}-volume-` : 'volume-'}
        isPart
        empty={<EmptyState>Every volume that you may see is used.</EmptyState>}
      />
      {dialog}
    </div>
  );
}
