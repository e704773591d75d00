'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { InitialRows } from '@/components/live/live-list';
import { LiveMark } from '@/components/live/live-mark';
import { worstOf } from '@/components/live/live-state';
import { useLiveRows } from '@/components/live/use-live-rows';
import { NoSwarm } from '@/components/swarm/no-swarm';
import type { SwarmState } from '@/components/swarm/swarm-state';
import { NodeList } from '@/components/topology/node-list';
import { ServicePanel } from '@/components/topology/service-panel';
import { SwimLanes } from '@/components/topology/swim-lanes';
import { TopologyFilters } from '@/components/topology/topology-filters';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { typedQuery } from '@/components/ui/typed-query';
import { useIsNarrow } from '@/components/ui/use-is-narrow';
import type { NodeRow } from '@/lib/nodes/row';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { LaneFilter } from '@/lib/topology/lane-filter';
import { LaneSorter } from '@/lib/topology/lanes';

interface TopologyPageProps {
  clusters: readonly string[];
  /** Of the one cluster that the path names; null where it names all, or it cannot be told. */
  swarm: SwarmState | null;
  initial: InitialRows<OnCluster<NodeRow>> | null;
}

/** More nodes are shown as tiles, unless one chooses otherwise. */
const mostRoomy = 50;

const query = {
  q: parseAsString.withDefault(''),
  stack: parseAsString.withDefault(''),
  state: parseAsString.withDefault(''),
  label: parseAsString.withDefault(''),
  service: parseAsString,
  size: parseAsStringLiteral(['cards', 'tiles']),
};

/** Nodes beside each other with the tasks on each, as they are and as they change. */
export function TopologyPage({ clusters, swarm, initial }: TopologyPageProps) {
  // What changes comes after what somebody does: a click or a scroll never waits for ten thousand tasks.
  const nodes = useDeferredValue(useLiveRows('nodes', clusters, initial));
  const tasks = useDeferredValue(useLiveRows('tasks', clusters));
  const isNarrow = useIsNarrow();
  const [{ q, stack, state, label, service, size }, setQuery] = useQueryStates(query, { history: 'replace' });
  const [sorter] = useState(() => new LaneSorter());
  const filter = useMemo<LaneFilter>(() => ({ text: q, stack, state, label }), [q, stack, state, label]);
  const narrowed = useDeferredValue(filter);
  const lanes = useMemo(
    () => sorter.sort(nodes.rows, tasks.rows, narrowed),
    [sorter, nodes.rows, tasks.rows, narrowed],
  );
  const narrow = useCallback(
    ({ text, ...rest }: Partial<LaneFilter>) =>
      void setQuery({ ...rest, ...(text === undefined ? {} : { q: text || null }) }, typedQuery),
    [setQuery],
  );
  const select = useCallback(
    (next: string | null) => void setQuery({ service: next }, typedQuery),
    [setQuery],
  );
  const close = useCallback(() => select(null), [select]);
  // The cards show what is selected at once, and what there is to read about it comes with the next frame.
  const read = useDeferredValue(service);
  const shown = lanes.reduce((sum, lane) => sum + lane.tasks.length, 0);
  const isDense = size === null ? nodes.total > mostRoomy : size === 'tiles';
  const withCluster = clusters.length > 1;
  const liveness = worstOf([nodes, tasks]);
  const [only] = clusters;
  const isEmpty = nodes.rows.length === 0;
  const hasNoSwarm = !withCluster && swarm !== null && swarm.kind !== 'manager';
  return (
    <>
      <PageHeader title="Topology" mark={<LiveMark {...liveness} />} />
      {hasNoSwarm && only ? (
        <NoSwarm cluster={only} swarm={swarm} />
      ) : (nodes.isPending && isEmpty) || isNarrow === null || (isNarrow && tasks.isPending) ? (
        <SkeletonRows rows={8} />
      ) : isEmpty ? (
        <div className="rounded-lg bg-surface ring-1 ring-line">
          <EmptyState>No nodes that you may see. Engines without a Swarm have none.</EmptyState>
        </div>
      ) : (
        <>
          <div className="mb-3 flex min-h-9 flex-wrap items-center gap-2">
            <TopologyFilters nodes={nodes.rows} tasks={tasks.rows} filter={filter} onChange={narrow} />
            <p role="status" className="min-w-40 text-ink-soft sm:ml-auto">
              {lanes.length} {lanes.length === 1 ? 'lane' : 'lanes'}, {shown.toLocaleString('en')}{' '}
              {shown === 1 ? 'task' : 'tasks'}
            </p>
            {isNarrow ? null : (
              <Button
                size="small"
                aria-pressed={isDense}
                onClick={() => void setQuery({ size: isDense ? 'cards' : 'tiles' })}
              >
                {isDense ? 'Show cards' : 'Show tiles'}
              </Button>
            )}
          </div>
          {lanes.length === 0 ? (
            <div className="rounded-lg bg-surface ring-1 ring-line">
              <EmptyState action={<Button onClick={() => void setQuery(null)}>Clear filters</Button>}>
                No nodes match the filters.
              </EmptyState>
            </div>
          ) : isNarrow ? (
            <NodeList lanes={lanes} withCluster={withCluster} />
          ) : (
            <SwimLanes
              lanes={lanes}
              isDense={isDense}
              withCluster={withCluster}
              selected={service}
              onSelect={select}
            />
          )}
          {read === null ? null : <ServicePanel tasks={tasks.rows} selected={read} onClose={close} />}
        </>
      )}
    </>
  );
}
