import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SwarmPage } from '@/app/ops/[cluster]/swarm/swarm-page';
import { requireOps } from '@/app/ops/require-ops';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadSwarmState } from '@/components/swarm/load-swarm-state';
import { allClusters, paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Swarm' };

export default async function SwarmOfClusterPage({ params }: { params: Promise<{ cluster: string }> }) {
  const name = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(name, 'swarm'));
  // The switcher keeps the section, and there is no Swarm of all clusters.
  if (name === allClusters) redirect(paths.opsSection(name, 'nodes'));
  const cluster = await visibleCluster(actor, name);
  return <SwarmPage key={name} cluster={name} initial={await loadSwarmState(cluster)} />;
}
