'use client';

import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { type ReactNode, useMemo, useState } from 'react';
import { type ContainerAction, obstacleTo } from '@/components/containers/container-action';
import { containerColumns } from '@/components/containers/container-columns';
import { useContainerActions } from '@/components/containers/use-container-actions';
import type { InitialRows } from '@/components/live/live-list';
import { LiveMark } from '@/components/live/live-mark';
import { useLiveRows } from '@/components/live/use-live-rows';
import { useAccess } from '@/components/shell/use-access';
import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { lazily } from '@/components/ui/lazily';
import { useNow } from '@/components/ui/now';
import { PageHeader } from '@/components/ui/page-header';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { DataTable } from '@/components/ui/table/data-table';
import type { ContainerRow } from '@/lib/containers/row';
import { paths } from '@/lib/paths/console-paths';
import type { OnCluster } from '@/lib/rows/placed-row';

const RemoveContainer = lazily(() =>
  import('@/components/containers/remove-container').then((part) => part.RemoveContainer),
);

const stateFilters = ['all', 'running', 'stopped'] as const;
const ownerFilters = ['all', 'mine'] as const;

interface ContainersPageProps {
  cluster: { name: string; publishedHost: string };
  initial: InitialRows<OnCluster<ContainerRow>> | null;
  /** How full it is where they may create containers, a line for each collection. */
  quotas: readonly string[];
  username: string;
  /** Between the title and the list. */
  above?: ReactNode;
}

/** The containers of one cluster that a developer's grants reach. */
export function ContainersPage({ cluster, initial, quotas, username, above }: ContainersPageProps) {
  const access = useAccess();
  const live = useLiveRows('containers', [cluster.name], initial);
  const { rows } = live;
  const actions = useContainerActions(cluster.name);
  const [removing, setRemoving] = useState<ContainerRow | null>(null);
  const [filters, setFilters] = useQueryStates(
    {
      state: parseAsStringLiteral(stateFilters).withDefault('all'),
      owner: parseAsStringLiteral(ownerFilters).withDefault('all'),
    },
    { history: 'replace' },
  );
  const shown = useMemo(
    () =>
      rows.filter(
        (row) => matchesState(row, filters.state) && (filters.owner === 'all' || row.owner === username),
      ),
    [rows, filters.state, filters.owner, username],
  );
  const { doing, run } = actions;
  const columns = useMemo(
    () =>
      containerColumns({
        hrefOf: (row) => paths.appsContainer(cluster.name, row.id),
        publishedHost: cluster.publishedHost,
        username,
        access,
        doing,
        onAction: (row, action) => (action === 'remove' ? setRemoving(row) : void run(row, action)),
      }),
    [cluster, username, access, doing, run],
  );

  return (
    <>
      <PageHeader
        title="Containers"
        mark={<LiveMark state={live.state} since={live.since} />}
        description={
          <>
            On {cluster.name}: yours, and those of others that your grants let you see.
            {quotas.map((line) => (
              <span key={line} className="block break-words text-[0.8125rem] tabular-nums">
                In use in {line}
              </span>
            ))}
          </>
        }
        actions={<LinkButton href={paths.accountPage('connect')}>Connect your docker CLI</LinkButton>}
      />
      {above}
      {live.isPending && live.total === 0 ? (
        <SkeletonRows rows={8} />
      ) : (
        <DataTable
          id="apps-containers"
          noun={{ one: 'container', many: 'containers' }}
          rows={shown}
          columns={columns}
          keyOf={keyOf}
          nameOf={nameOf}
          defaultSort={byName}
          empty={<NoContainers />}
          filters={{
            total: live.total,
            active: filters.state !== 'all' || filters.owner !== 'all',
            onClear: () => void setFilters({ state: null, owner: null }),
            controls: (
              <>
                <Select
                  aria-label="State"
                  className="max-w-36"
                  value={filters.state}
                  onChange={({ target }) =>
                    void setFilters({ state: stateFilters.find((choice) => choice === target.value) ?? null })
                  }
                  options={[
                    { value: 'all', label: 'Any state' },
                    { value: 'running', label: 'Running' },
                    { value: 'stopped', label: 'Not running' },
                  ]}
                />
                <Select
                  aria-label="Owner"
                  className="max-w-36"
                  value={filters.owner}
                  onChange={({ target }) =>
                    void setFilters({ owner: ownerFilters.find((choice) => choice === target.value) ?? null })
                  }
                  options={[
                    { value: 'all', label: 'Any owner' },
                    { value: 'mine', label: 'Only mine' },
                  ]}
                />
              </>
            ),
          }}
          bulkActions={({ rows: selected, clear }) => (
            <BulkActions selected={selected} onRun={(row, action) => void run(row, action)} onDone={clear} />
          )}
        />
      )}
      {removing ? (
        <RemoveContainer cluster={cluster.name} target={removing} onClose={() => setRemoving(null)} />
      ) : null}
    </>
  );
}

const byName = { column: 'name', descending: false };
const keyOf = (row: ContainerRow) => row.id;
const nameOf = (row: ContainerRow) => row.name;

interface BulkActionsProps {
  selected: readonly ContainerRow[];
  onRun: (row: ContainerRow, action: ContainerAction) => void;
  onDone: () => void;
}

/** Each button acts on those of the selected for which it is possible, and says on how many. */
function BulkActions({ selected, onRun, onDone }: BulkActionsProps) {
  const access = useAccess();
  const now = useNow() ?? 0;
  return (['start', 'stop', 'restart'] as const).map((action) => {
    const possible = selected.filter((row) => obstacleTo(action, row, access, now) === null);
    return (
      <Button
        key={action}
        size="small"
        disabled={possible.length === 0}
        onClick={() => {
          for (const row of possible) onRun(row, action);
          onDone();
        }}
      >
        {bulkLabels[action]} {possible.length}
      </Button>
    );
  });
}

const bulkLabels = { start: 'Start', stop: 'Stop', restart: 'Restart' } as const;

function NoContainers() {
  return (
    <EmptyState action={<LinkButton href={paths.accountPage('connect')}>Connect your docker CLI</LinkButton>}>
      There is no container here that you may see. Run one with docker from your own machine: it appears here
      at once.
    </EmptyState>
  );
}

function matchesState(row: ContainerRow, filter: (typeof stateFilters)[number]): boolean {
  if (filter === 'all') return true;
  return (row.state === 'running') === (filter === 'running');
}
