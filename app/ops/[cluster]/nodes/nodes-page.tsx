'use client';

import { Plus, Settings2 } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import type { InitialRows } from '@/components/live/live-list';
import { LiveMark } from '@/components/live/live-mark';
import { useLiveRows } from '@/components/live/use-live-rows';
import type { NodeAction } from '@/components/nodes/node-action';
import { type NodeLine, nodeColumns } from '@/components/nodes/node-columns';
import { NodeDialogs, type OpenNodeDialog } from '@/components/nodes/node-dialogs';
import { NodeMenu } from '@/components/nodes/node-menu';
import { useNodeRunner } from '@/components/nodes/use-node-runner';
import { NoSwarm } from '@/components/swarm/no-swarm';
import type { SwarmState } from '@/components/swarm/swarm-state';
import { LinkButton } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { DataTable } from '@/components/ui/table/data-table';
import { quorumOf, quorumSentence } from '@/lib/nodes/quorum';
import { noUse, usesByNode } from '@/lib/nodes/reserved';
import type { NodeRow } from '@/lib/nodes/row';
import { paths } from '@/lib/paths/console-paths';
import type { OnCluster } from '@/lib/rows/placed-row';

interface NodesPageProps {
  clusters: readonly string[];
  /** Of the one cluster that the path names; null where it names all, or it cannot be told. */
  swarm: SwarmState | null;
  initial: InitialRows<OnCluster<NodeRow>> | null;
}

const noun = { one: 'node', many: 'nodes' };
const byName = { column: 'name', descending: false };
const keyOf = (row: NodeLine) => `${row.cluster}/${row.id}`;
const nameOf = (row: NodeLine) => row.name;

/** The nodes of a Swarm, or of several, with what they carry. */
export function NodesPage({ clusters, swarm, initial }: NodesPageProps) {
  const nodes = useLiveRows('nodes', clusters, initial);
  const tasks = useLiveRows('tasks', clusters);
  const run = useNodeRunner();
  const [open, setOpen] = useState<OpenNodeDialog | null>(null);
  const lines = useMemo<readonly NodeLine[]>(() => {
    const uses = usesByNode(tasks.rows);
    return nodes.rows.map((node) => ({ ...node, use: uses.get(node.id) ?? noUse }));
  }, [nodes.rows, tasks.rows]);
  const act = useCallback(
    (node: NodeLine, action: NodeAction) => {
      if (action === 'pause' || action === 'activate') void run(node, action);
      else setOpen({ action, node });
    },
    [run],
  );
  const withCluster = clusters.length > 1;
  const managersOn = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { cluster, role } of nodes.rows)
      if (role === 'manager') counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    return counts;
  }, [nodes.rows]);
  const columns = useMemo(
    () =>
      nodeColumns(withCluster, (row) => (
        <NodeMenu
          node={row}
          managers={managersOn.get(row.cluster) ?? 0}
          onAction={(action) => act(row, action)}
        />
      )),
    [withCluster, managersOn, act],
  );
  const [only] = clusters;
  const ownNodes = nodes.rows.filter(({ cluster }) => cluster === open?.node.cluster);
  const quorum = quorumOf(nodes.rows);
  return (
    <>
      <PageHeader
        title="Nodes"
        mark={<LiveMark state={nodes.state} since={nodes.since} />}
        description={!withCluster && quorum.managers > 0 ? quorumSentence(quorum) : undefined}
        actions={!withCluster && only && swarm?.kind !== 'none' ? <SwarmLinks cluster={only} /> : null}
      />
      {swarm !== null && swarm.kind !== 'manager' && only ? (
        <NoSwarm cluster={only} swarm={swarm} />
      ) : nodes.isPending && lines.length === 0 ? (
        <SkeletonRows rows={4} />
      ) : (
        <DataTable
          id="ops-nodes"
          noun={noun}
          rows={lines}
          columns={columns}
          keyOf={keyOf}
          nameOf={nameOf}
          defaultSort={byName}
          empty={<EmptyState>No nodes that you may see. Engines without a Swarm have none.</EmptyState>}
        />
      )}
      <NodeDialogs open={open} nodes={ownNodes} tasks={tasks.rows} onClose={() => setOpen(null)} />
    </>
  );
}

function SwarmLinks({ cluster }: { cluster: string }) {
  const reason = useMissingRight('swarm.manage', '/');
  return (
    <>
      <LinkButton href={paths.opsSection(cluster, 'swarm')}>
        <Settings2 aria-hidden />
        Swarm settings
      </LinkButton>
      <DisabledWithReason reason={reason}>
        <LinkButton href={`${paths.opsSection(cluster, 'swarm')}#join`} tone="primary">
          <Plus aria-hidden />
          Add a node
        </LinkButton>
      </DisabledWithReason>
    </>
  );
}
