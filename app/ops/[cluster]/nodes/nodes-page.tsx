'use client';

import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { useUsage } from '@/components/capacity/use-usage';
import type { InitialRows } from '@/components/live/live-list';
import { useLiveRows } from '@/components/live/use-live-rows';
import { nodeActions } from '@/components/nodes/node-actions';
import { nodeColumns } from '@/components/nodes/node-columns';
import { nodeNoun } from '@/components/nodes/node-noun';
import { ResourceList } from '@/components/resources/resource-list';
import { NoSwarm } from '@/components/swarm/no-swarm';
import type { SwarmState } from '@/components/swarm/swarm-state';
import { LinkButton } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { PageHeader } from '@/components/ui/page-header';
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

/** The nodes of a Swarm, or of several, with what they carry. */
export function NodesPage({ clusters, swarm, initial }: NodesPageProps) {
  const [only, ...others] = clusters;
  if (only !== undefined && others.length === 0 && swarm !== null && swarm.kind !== 'manager') {
    return (
      <>
        <PageHeader title="Nodes" />
        <NoSwarm cluster={only} swarm={swarm} />
      </>
    );
  }
  return <NodeTable clusters={clusters} initial={initial} />;
}

function NodeTable({ clusters, initial }: Omit<NodesPageProps, 'swarm'>) {
  const nodes = useLiveRows('nodes', clusters, initial);
  const tasks = useLiveRows('tasks', clusters);
  const usageOf = useUsage();
  const rows = useMemo(() => {
    const uses = usesByNode(tasks.rows);
    const managers = new Map<string, number>();
    for (const { cluster, role } of nodes.rows) {
      if (role === 'manager') managers.set(cluster, (managers.get(cluster) ?? 0) + 1);
    }
    return nodes.rows.map((node) => ({
      ...node,
      use: uses.get(node.id) ?? noUse,
      used: usageOf(node.cluster, node.id),
      managers: managers.get(node.cluster) ?? 0,
    }));
  }, [nodes.rows, tasks.rows, usageOf]);
  const withCluster = clusters.length > 1;
  const quorum = quorumOf(nodes.rows);
  const [only] = clusters;
  return (
    <ResourceList
      title="Nodes"
      noun={nodeNoun}
      live={{ ...nodes, rows }}
      withCluster={withCluster}
      columns={nodeColumns}
      actions={nodeActions}
      description={!withCluster && quorum.managers > 0 ? quorumSentence(quorum) : undefined}
      pageActions={!withCluster && only ? <AddNode cluster={only} /> : null}
      empty="No nodes that you may see. Engines without a Swarm have none."
    />
  );
}

function AddNode({ cluster }: { cluster: string }) {
  const reason = useMissingRight('swarm.manage', '/');
  return (
    <DisabledWithReason reason={reason}>
      <LinkButton href={`${paths.opsSection(cluster, 'swarm')}#join`} tone="primary">
        <Plus aria-hidden />
        Add a node
      </LinkButton>
    </DisabledWithReason>
  );
}
