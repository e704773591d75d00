import type { Metadata } from 'next';
import { OpsContainers } from '@/app/ops/[cluster]/containers/ops-containers';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Containers' };

export default async function OpsContainersPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'containers'));
  const clusters = (await clustersOfPath(actor, segment)).map(({ name, publishedHost }) => ({
    name,
    publishedHost,
  }));
  const initial = await loadLiveRows(
    'containers',
    clusters.map(({ name }) => name),
  );
  return <OpsContainers key={segment} clusters={clusters} initial={initial} />;
}
