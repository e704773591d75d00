'use client';

import dynamic from 'next/dynamic';
import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo, useState } from 'react';
import { BulkActions } from '@/app/ops/[cluster]/containers/bulk-actions';
import { ContainerFilters, matchesFilter } from '@/app/ops/[cluster]/containers/container-filters';
import { ContainerMenu } from '@/app/ops/[cluster]/containers/container-menu';
import { opsColumns } from '@/app/ops/[cluster]/containers/ops-columns';
import { RemoveContainers } from '@/app/ops/[cluster]/containers/remove-containers';
import { useContainerRunner } from '@/app/ops/[cluster]/containers/use-container-runner';
import { ClusterFailures } from '@/app/ops/cluster-failures';
import type { LiveCluster, OpsContainer } from '@/app/ops/live-cluster';
import { useManyClusters } from '@/app/ops/use-many-clusters';
import type { ContainerAction } from '@/components/containers/container-action';
import { LiveMark } from '@/components/live/live-mark';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { DataTable } from '@/components/ui/table/data-table';

/** Fetched when it is first wanted. */
const MoveContainers = dynamic(() =>
  import('@/app/ops/[cluster]/containers/move-containers').then((module) => module.MoveContainers),
);

type Open = { kind: 'remove' | 'move'; containers: readonly OpsContainer[] } | null;

const noun = { one: 'container', many: 'containers' };
const byName = { column: 'name', descending: false };
const keyOf = (row: OpsContainer) => row.id;
const nameOf = (row: OpsContainer) => row.name;

/** The containers of every collection, on one cluster or on all. */
export function OpsContainers({ clusters }: { clusters: readonly LiveCluster[] }) {
  const { containers, state, moved } = useManyClusters(clusters);
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
  const columns = useMemo(
    () =>
      opsColumns(withCluster, doing, (row) => (
        <ContainerMenu container={row} onAction={(action) => act([row], action)} />
      )),
    [withCluster, doing, act],
  );
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader title="Containers" mark={<LiveMark state={state} />} />
      <ClusterFailures clusters={clusters} />
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
          total: containers.length,
          active: shown.length < containers.length,
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
      {open?.kind === 'remove' ? (
        <RemoveContainers containers={open.containers} run={run} onClose={close} />
      ) : null}
      {open?.kind === 'move' ? (
        <MoveContainers containers={open.containers} onMoved={moved} onClose={close} />
      ) : null}
    </>
  );
}
