import type { Metadata } from 'next';
import { OpsContainers } from '@/app/ops/[cluster]/containers/ops-containers';
import { listOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Containers' };

export default async function OpsContainersPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'containers'));
  const { clusters, initial } = await listOfPath(actor, segment, 'containers');
  const hosts = clusters.map(({ name, publishedHost }) => ({ name, publishedHost }));
  return <OpsContainers key={segment} clusters={hosts} initial={initial} />;
}
