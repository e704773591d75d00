'use client';

import { Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import type { DiskRow } from '@/components/disk/disk-rows';
import { ActionMenuItems } from '@/components/resources/actions/action-menu-items';
import type { ResourceAction } from '@/components/resources/actions/resource-action';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { ResourceLink } from '@/components/resources/resource-link';
import { Bytes } from '@/components/ui/bytes';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowMenu } from '@/components/ui/row-menu';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';

/** Fetched when it is first wanted. */
const RemoveListedVolume = dynamic(() =>
  import('@/components/disk/remove-listed-volume').then((part) => part.RemoveListedVolume),
);

const actions: readonly ResourceAction<DiskRow>[] = [
  {
    id: 'volume.remove',
    label: 'Remove',
    icon: <Trash2 aria-hidden />,
    tone: 'danger',
    operation: 'volume.remove',
    collectionsOf: ({ collections }) => collections,
    isForMany: false,
    Dialog: RemoveListedVolume,
  },
];

interface UnusedVolumesProps {
  /** Before the names of query parameters, where a page shows several engines. */
  prefix: string;
  rows: readonly DiskRow[];
  onChanged: () => void;
}

const bySize = { column: 'size', descending: true };
const keyOf = (row: DiskRow) => row.id;
const nameOf = (row: DiskRow) => row.name;

const columns: readonly Column<DiskRow>[] = [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (row) =>
      row.node === null ? (
        <ResourceLink cluster={row.cluster} kind="volumes" id={row.id} name={row.name} />
      ) : (
        row.name
      ),
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
      row.createdAt ? <RelativeTime at={row.createdAt} /> : <span className="text-ink-soft">unknown</span>,
    sortBy: (row) => row.createdAt ?? 0,
  },
];

/** Volumes that nothing mounts. They hold data: each is removed by itself, after its name was typed. */
export function UnusedVolumes({ prefix, rows, onChanged }: UnusedVolumesProps) {
  const { open, dialog } = useActionDialog<DiskRow>(onChanged);
  const withActions = useMemo<readonly Column<DiskRow>[]>(
    () => [
      ...columns,
      {
        id: 'actions',
        header: 'Actions',
        isActions: true,
        width: 'w-18',
        cell: (row) => (
          <RowMenu name={row.name}>
            <ActionMenuItems actions={actions} row={row} onAction={open} />
          </RowMenu>
        ),
      },
    ],
    [open],
  );
  const unused = useMemo(
    () => rows.filter(({ kind, unusedBecause }) => kind === 'volume' && unusedBecause !== null),
    [rows],
  );
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
        columns={withActions}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySize}
        queryPrefix={`${prefix}volume-`}
        isPart
        empty={<EmptyState>Every volume that you may see is used.</EmptyState>}
      />
      {dialog}
    </div>
  );
}
