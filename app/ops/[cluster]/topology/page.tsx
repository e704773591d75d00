import type { Metadata } from 'next';
import { TopologyPage } from '@/app/ops/[cluster]/topology/topology-page';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { loadSwarmState } from '@/components/swarm/load-swarm-state';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Topology' };

export default async function ClusterTopology({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'topology'));
  const clusters = await clustersOfPath(actor, segment);
  const names = clusters.map(({ name }) => name);
  const [first, ...others] = clusters;
  const [swarm, initial] = await Promise.all([
    first && others.length === 0 ? loadSwarmState(first) : null,
    loadLiveRows('nodes', names),
  ]);
  return <TopologyPage key={segment} clusters={names} swarm={swarm} initial={initial} />;
}
