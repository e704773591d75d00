'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { clusterColumn } from '@/app/ops/list-columns';
import { RemoveResource } from '@/app/ops/remove-resource';
import { ResourceMenu } from '@/app/ops/resource-menu';
import { ResourceTable } from '@/app/ops/resource-table';
import type { Column } from '@/components/ui/table/column';

interface RemovableRow {
  readonly name: string;
  readonly cluster: string;
  readonly collection: string | null;
  readonly owner: string | null;
}

interface RemovableTableProps<Row extends RemovableRow> {
  kind: 'network' | 'volume';
  title: string;
  list: Parameters<typeof ResourceTable<Row>>[0]['list'];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  withCluster: boolean;
  /** At the engine. */
  pathOf: (row: Row) => string;
  /** Why it cannot be removed by anybody; null when it can. */
  reasonToStay?: (row: Row) => string | null;
  /** What goes with it and what stays, in the dialog that asks. */
  warning: ReactNode;
}

const nameOf = (row: RemovableRow) => row.name;

/** A page of one kind of thing, of which each can be removed after its name was typed. */
export function RemovableTable<Row extends RemovableRow>({
  kind,
  title,
  list,
  columns,
  keyOf,
  withCluster,
  pathOf,
  reasonToStay,
  warning,
}: RemovableTableProps<Row>) {
  const [removing, setRemoving] = useState<Row | null>(null);
  const shown = useMemo<readonly Column<Row>[]>(
    () => [
      ...columns,
      ...(withCluster ? [clusterColumn] : []),
      {
        id: 'actions',
        header: 'Actions',
        isActions: true,
        width: 'w-14',
        cell: (row) => (
          <ResourceMenu
            resource={row}
            operation={`${kind}.remove`}
            reason={reasonToStay?.(row) ?? null}
            onRemove={() => setRemoving(row)}
          />
        ),
      },
    ],
    [columns, withCluster, kind, reasonToStay],
  );
  return (
    <>
      <ResourceTable
        title={title}
        noun={{ one: kind, many: `${kind}s` }}
        list={list}
        columns={shown}
        keyOf={keyOf}
        nameOf={nameOf}
        empty={`No ${kind}s that you may see. Make one with docker ${kind} create.`}
      />
      {removing ? (
        <RemoveResource
          kind={kind}
          path={pathOf(removing)}
          resource={removing}
          onClose={() => setRemoving(null)}
        >
          {warning}
        </RemoveResource>
      ) : null}
    </>
  );
}
