import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NodePage } from '@/app/ops/[cluster]/nodes/[id]/node-page';
import { requireOps } from '@/app/ops/require-ops';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadLiveRow, loadLiveRows } from '@/components/live/load-live-rows';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Node' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function NodeOfClusterPage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const actor = await requireOps(paths.opsResource(name, 'nodes', id));
  const cluster = await visibleCluster(actor, name);
  const [node, nodes] = await Promise.all([
    loadLiveRow('nodes', cluster.name, id),
    loadLiveRows('nodes', [cluster.name]),
  ]);
  const [initial] = node?.rows ?? [];
  if (!initial) notFound();
  return <NodePage key={initial.id} cluster={cluster.name} initial={initial} initialNodes={nodes} />;
}
