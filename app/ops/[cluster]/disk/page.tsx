import type { Metadata } from 'next';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { DiskPage } from '@/components/disk/disk-page';
import type { DiskEngine } from '@/components/disk/engine-disk';
import type { ClusterView } from '@/lib/clusters/schema';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Disk use' };

export default async function OpsDiskPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'disk'));
  const clusters = await clustersOfPath(actor, segment);
  const registered = clusters.map(({ name, details }) => ({
    cluster: name,
    nodeIds: details ? details.engines.map(({ nodeId }) => nodeId) : null,
  }));
  return <DiskPage key={segment} engines={clusters.flatMap(enginesOf)} registered={registered} />;
}

/** All engines of a cluster that are reached by themselves; whoever may not know them has the addressed one. */
function enginesOf({ name, details }: ClusterView): DiskEngine[] {
  const nodes = (details?.engines ?? []).filter(({ nodeId }) => nodeId !== '');
  if (nodes.length < 2) return [{ cluster: name, node: null, name }];
  return nodes.map(({ nodeId, hostname }) => ({
    cluster: name,
    node: nodeId,
    name: `${hostname || nodeId} of ${name}`,
  }));
}
