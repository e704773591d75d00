'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { InspectTree } from '@/components/inspect/inspect-tree';
import type { InitialRows } from '@/components/live/live-list';
import { useLiveRows } from '@/components/live/use-live-rows';
import { DrainPanel } from '@/components/nodes/drain-panel';
import type { NodeAction } from '@/components/nodes/node-action';
import { NodeButtons } from '@/components/nodes/node-buttons';
import { NodeDialogs, type OpenNodeDialog } from '@/components/nodes/node-dialogs';
import { NodeMark } from '@/components/nodes/node-mark';
import { NodeOverview } from '@/components/nodes/node-overview';
import { nodeTaskColumns } from '@/components/nodes/node-task-columns';
import { roleWords } from '@/components/nodes/role-words';
import { useNodeRunner } from '@/components/nodes/use-node-runner';
import { ResourcePage } from '@/components/resources/resource-page';
import { EmptyState } from '@/components/ui/empty-state';
import { DataTable } from '@/components/ui/table/data-table';
import { noUse, usesByNode } from '@/lib/nodes/reserved';
import type { NodeRow } from '@/lib/nodes/row';
import { paths } from '@/lib/paths/console-paths';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';
import { isOver } from '@/lib/tasks/task-state';

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
  const router = useRouter();
  const clusters = useMemo(() => [cluster], [cluster]);
  const nodes = useLiveRows('nodes', clusters, initialNodes);
  const tasks = useLiveRows('tasks', clusters);
  const run = useNodeRunner();
  const [open, setOpen] = useState<OpenNodeDialog | null>(null);
  const found = nodes.rows.find(({ id }) => id === initial.id);
  const node = found ?? initial;
  const here = useMemo(
    () => tasks.rows.filter((task) => task.nodeId === node.id && !isOver(task.state)),
    [tasks.rows, node.id],
  );
  const use = useMemo(() => usesByNode(here).get(node.id) ?? noUse, [here, node.id]);
  const managers = nodes.rows.filter(({ role }) => role === 'manager').length;
  const listHref = paths.opsSection(cluster, 'nodes');
  const act = (action: NodeAction) => {
    if (action === 'pause' || action === 'activate') void run(node, action);
    else setOpen({ action, node });
  };
  return (
    <>
      <ResourcePage
        name={node.name}
        mark={<NodeMark node={node} tasks={use.tasks} />}
        description={roleWords(node)}
        live={nodes.state}
        actions={<NodeButtons node={node} managers={managers} onAction={act} />}
        list={{ href: listHref, noun: 'nodes' }}
        isGone={!nodes.isPending && !found}
        tabs={[
          {
            value: 'overview',
            label: 'Overview',
            content: (
              <>
                {node.availability === 'drain' ? <DrainPanel node={node} tasks={tasks.rows} /> : null}
                <NodeOverview node={node} use={use} />
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
            value: 'inspect',
            label: 'Inspect',
            content: <InspectTree cluster={cluster} path={`/nodes/${node.id}`} />,
          },
        ]}
      />
      <NodeDialogs
        open={open}
        nodes={nodes.rows}
        tasks={tasks.rows}
        onClose={() => setOpen(null)}
        onRemoved={() => router.push(listHref)}
      />
    </>
  );
}
