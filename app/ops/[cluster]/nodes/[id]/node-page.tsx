'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { useUsage } from '@/components/capacity/use-usage';
import { InspectTree } from '@/components/inspect/inspect-tree';
import type { InitialRows } from '@/components/live/live-list';
import { useLiveRows } from '@/components/live/use-live-rows';
import { DrainPanel } from '@/components/nodes/drain-panel';
import { nodeActions } from '@/components/nodes/node-actions';
import { NodeMark } from '@/components/nodes/node-mark';
import type { NodeOfSwarm } from '@/components/nodes/node-obstacles';
import { NodeOverview } from '@/components/nodes/node-overview';
import { nodeTaskColumns } from '@/components/nodes/node-task-columns';
import { roleWords } from '@/components/nodes/role-words';
import { placesOfThing } from '@/components/resources/access-place';
import { PageActions } from '@/components/resources/actions/page-actions';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { ResourcePage } from '@/components/resources/resource-page';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { DataTable } from '@/components/ui/table/data-table';
import { noUse, usesByNode } from '@/lib/nodes/reserved';
import type { NodeRow } from '@/lib/nodes/row';
import { paths } from '@/lib/paths/console-paths';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';
import { isOver } from '@/lib/tasks/task-state';

const loading = () => <SkeletonRows label="Loading this part" />;
const MetricsView = dynamic(
  () => import('@/components/metrics/metrics-view').then((part) => part.MetricsView),
  { loading },
);
const Timeline = dynamic(() => import('@/components/timeline/timeline').then((part) => part.Timeline), {
  loading,
});

interface NodePageProps {
  cluster: string;
  initial: OnCluster<NodeRow>;
  /** Of the whole cluster. */
  initialNodes: InitialRows<OnCluster<NodeRow>> | null;
}

const noun = { one: 'task', many: 'tasks' };
const byName = { column: 'name', descending: false };
const keyOf = (row: OnCluster<TaskRow>) => row.id;
const nameOf = (row: OnCluster<TaskRow>) => row.name;

/** One node: what it is and carries, how far a drain is, and what can be done with it. */
export function NodePage({ cluster, initial, initialNodes }: NodePageProps) {
  const clusters = useMemo(() => [cluster], [cluster]);
  const nodes = useLiveRows('nodes', clusters, initialNodes);
  const tasks = useLiveRows('tasks', clusters);
  const usageOf = useUsage();
  const { open, dialog } = useActionDialog<NodeOfSwarm>();
  const found = nodes.rows.find(({ id }) => id === initial.id);
  const here = useMemo(
    () => tasks.rows.filter((task) => task.nodeId === initial.id && !isOver(task.state)),
    [tasks.rows, initial.id],
  );
  const node = useMemo(
    () => ({
      ...(found ?? initial),
      managers: nodes.rows.filter(({ role }) => role === 'manager').length,
      use: usesByNode(here).get(initial.id) ?? noUse,
      used: usageOf(cluster, initial.id),
    }),
    [found, initial, nodes.rows, here, usageOf, cluster],
  );
  const metricsReason = useMissingRight('cluster.view', node.collection);
  return (
    <>
      <ResourcePage
        name={node.name}
        mark={<NodeMark node={node} tasks={node.use.tasks} />}
        description={roleWords(node)}
        live={nodes.state}
        actions={<PageActions actions={nodeActions} row={node} onAction={open} />}
        list={{ href: paths.opsSection(cluster, 'nodes'), noun: 'nodes' }}
        isGone={!nodes.isPending && !found}
        access={placesOfThing('node', node)}
        tabs={[
          {
            value: 'overview',
            label: 'Overview',
            content: (
              <>
                {node.availability === 'drain' ? <DrainPanel node={node} tasks={tasks.rows} /> : null}
                <NodeOverview node={node} />
              </>
            ),
          },
          {
            value: 'tasks',
            label: `Tasks (${here.length})`,
            content: (
              <DataTable
                id="node-tasks"
                noun={noun}
                rows={here}
                columns={nodeTaskColumns}
                keyOf={keyOf}
                nameOf={nameOf}
                defaultSort={byName}
                empty={<EmptyState>No tasks that you may see run on {node.name}.</EmptyState>}
              />
            ),
          },
          {
            value: 'metrics',
            label: 'Metrics',
            content: <MetricsView cluster={cluster} resource={`node:${node.id}`} reason={metricsReason} />,
          },
          {
            value: 'timeline',
            label: 'Time line',
            content: <Timeline cluster={cluster} kind="node" id={node.id} />,
          },
          {
            value: 'inspect',
            label: 'Inspect',
            content: <InspectTree cluster={cluster} path={`/nodes/${node.id}`} />,
          },
        ]}
      />
      {dialog}
    </>
  );
}
