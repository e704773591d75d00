'use client';

import { type ReactNode, useMemo } from 'react';
import type { Live } from '@/components/live/live-list';
import { LiveMark } from '@/components/live/live-mark';
import { ActionMenuItems } from '@/components/resources/actions/action-menu-items';
import { BulkButtons } from '@/components/resources/actions/bulk-buttons';
import type { ResourceAction } from '@/components/resources/actions/resource-action';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { usePlacedFilter } from '@/components/resources/placed-filters';
import { clusterColumn } from '@/components/resources/placement-columns';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RowMenu } from '@/components/ui/row-menu';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import type { OnCluster, PlacedRow } from '@/lib/rows/placed-row';

interface ResourceListProps<Row extends OnCluster<PlacedRow>> {
  title: string;
  description?: ReactNode;
  noun: { one: string; many: string };
  /** What is to be known before the rows, e.g. what is on its way. */
  notice?: ReactNode;
  /** From `useLiveRows`. */
  live: Live<Row>;
  /** They are of several clusters. */
  withCluster: boolean;
  /** At module scope, like the actions: rows are drawn anew when they change. */
  columns: readonly Column<Row>[];
  actions: readonly ResourceAction<Row>[];
  /** More in the menu of a row, before its actions. */
  menuOf?: (row: Row) => ReactNode;
  /** Buttons of the page, e.g. what makes a new one. */
  pageActions?: ReactNode;
  /** What narrows the rows besides collection and owner. */
  filter?: { rows: readonly Row[]; controls: ReactNode; onClear: () => void };
  /** One sentence for when there is nothing. */
  empty: ReactNode;
}

const byName = { column: 'name', descending: false };
const keyOf = (row: { cluster: string; id: string }) => `${row.cluster}:${row.id}`;
const nameOf = (row: { name: string }) => row.name;

/** The things of a kind on one cluster or several, as they are now, with all that can be done with them. */
export function ResourceList<Row extends OnCluster<PlacedRow>>(props: ResourceListProps<Row>) {
  const { noun, live, withCluster, actions, menuOf } = props;
  const { shown, filters } = usePlacedFilter(props.filter?.rows ?? live.rows, live.rows.length < live.total);
  const { open, dialog } = useActionDialog<Row>();
  const columns = useMemo<readonly Column<Row>[]>(() => {
    const [first, ...rest] = props.columns;
    return [
      ...(first ? [first] : []),
      ...(withCluster ? [clusterColumn] : []),
      ...rest,
      {
        id: 'actions',
        header: 'Actions',
        isActions: true,
        isPlain: true,
        width: 'w-18',
        cell: (row) => (
          <RowMenu of={keyOf(row)} name={row.name}>
            {menuOf?.(row)}
            <ActionMenuItems actions={actions} row={row} onAction={open} />
          </RowMenu>
        ),
      },
    ];
  }, [props.columns, withCluster, actions, menuOf, open]);
  const ownControls = props.filter?.controls;
  const controls = useMemo(
    () => (
      <>
        {ownControls}
        {filters.controls}
      </>
    ),
    [ownControls, filters.controls],
  );
  const isEmptyYet = live.isPending && live.rows.length === 0;
  return (
    <>
      <PageHeader
        title={props.title}
        description={props.description}
        mark={<LiveMark state={live.state} since={live.since} />}
        actions={props.pageActions}
      />
      {props.notice}
      {isEmptyYet ? (
        <SkeletonRows rows={8} />
      ) : (
        <DataTable
          id={`resources-${noun.many}`}
          noun={noun}
          rows={shown}
          columns={columns}
          keyOf={keyOf}
          nameOf={nameOf}
          defaultSort={byName}
          empty={<EmptyState>{props.empty}</EmptyState>}
          filters={{
            total: live.total,
            active: shown.length < live.rows.length,
            onClear: () => {
              filters.onClear();
              props.filter?.onClear();
            },
            controls,
          }}
          bulkActions={({ rows, clear }) => (
            <BulkButtons
              actions={actions}
              selected={rows}
              onAction={(action, possible) => {
                open(action, possible);
                clear();
              }}
            />
          )}
        />
      )}
      {dialog}
    </>
  );
}
