'use client';

import dynamic from 'next/dynamic';
import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo, useState } from 'react';
import { BulkActions } from '@/app/ops/[cluster]/containers/bulk-actions';
import { ContainerFilters, matchesFilter } from '@/app/ops/[cluster]/containers/container-filters';
import { ContainerMenu } from '@/app/ops/[cluster]/containers/container-menu';
import { opsColumns } from '@/app/ops/[cluster]/containers/ops-columns';
import type { OpsContainer } from '@/app/ops/[cluster]/containers/ops-container';
import { RemoveContainers } from '@/app/ops/[cluster]/containers/remove-containers';
import { useContainerRunner } from '@/app/ops/[cluster]/containers/use-container-runner';
import type { ContainerAction } from '@/components/containers/container-action';
import type { InitialRows } from '@/components/live/live-list';
import { LiveMark } from '@/components/live/live-mark';
import { useLiveRows } from '@/components/live/use-live-rows';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { DataTable } from '@/components/ui/table/data-table';

/** Fetched when it is first wanted. */
const MoveDialog = dynamic(() =>
  import('@/components/resources/move/move-dialog').then((part) => part.MoveDialog),
);

type Open = { kind: 'remove' | 'move'; containers: readonly OpsContainer[] } | null;

const noun = { one: 'container', many: 'containers' };
const byName = { column: 'name', descending: false };
const keyOf = (row: OpsContainer) => `${row.cluster}:${row.id}`;
const nameOf = (row: OpsContainer) => row.name;

interface OpsContainersProps {
  clusters: readonly { name: string; publishedHost: string }[];
  initial: InitialRows<OpsContainer> | null;
}

/** The containers of every collection, on one cluster or on all. */
export function OpsContainers({ clusters, initial }: OpsContainersProps) {
  const live = useLiveRows(
    'containers',
    clusters.map(({ name }) => name),
    initial,
  );
  const { rows: containers } = live;
  const { doing, run } = useContainerRunner();
  const [open, setOpen] = useState<Open>(null);
  const [filter, setFilter] = useQueryStates(
    {
      state: parseAsString.withDefault(''),
      collection: parseAsString.withDefault(''),
      owner: parseAsString.withDefault(''),
    },
    { history: 'replace' },
  );
  const shown = useMemo(() => containers.filter((row) => matchesFilter(row, filter)), [containers, filter]);
  const act = useCallback(
    (rows: readonly OpsContainer[], action: ContainerAction | 'move') => {
      if (action === 'remove' || action === 'move') setOpen({ kind: action, containers: rows });
      else void run(rows, action);
    },
    [run],
  );
  const withCluster = clusters.length > 1;
  const columns = useMemo(() => {
    const hosts = new Map(clusters.map(({ name, publishedHost }) => [name, publishedHost]));
    return opsColumns(
      withCluster,
      (cluster) => hosts.get(cluster) ?? '',
      doing,
      (row) => <ContainerMenu container={row} onAction={(action) => act([row], action)} />,
    );
  }, [clusters, withCluster, doing, act]);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader title="Containers" mark={<LiveMark state={live.state} since={live.since} />} />
      {live.isPending && live.total === 0 ? (
        <SkeletonRows rows={8} />
      ) : (
        <DataTable
          id="ops-containers"
          noun={noun}
          rows={shown}
          columns={columns}
          keyOf={keyOf}
          nameOf={nameOf}
          defaultSort={byName}
          empty={
            <EmptyState>
              No containers. Those that people start, from the console or with the docker CLI, appear here at
              once.
            </EmptyState>
          }
          filters={{
            total: live.total,
            active: filter.state !== '' || filter.collection !== '' || filter.owner !== '',
            onClear: () => void setFilter(null),
            controls: (
              <ContainerFilters
                containers={containers}
                filter={filter}
                onChange={(change) => void setFilter(change)}
              />
            ),
          }}
          bulkActions={({ rows, clear }) => (
            <BulkActions
              selected={rows}
              onAction={(possible, action) => {
                act(possible, action);
                if (action !== 'remove' && action !== 'move') clear();
              }}
            />
          )}
        />
      )}
      {open?.kind === 'remove' ? (
        <RemoveContainers containers={open.containers} run={run} onClose={close} />
      ) : null}
      {open?.kind === 'move' ? (
        <MoveDialog kind="container" noun={noun} rows={open.containers} onClose={close} />
      ) : null}
    </>
  );
}
