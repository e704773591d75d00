import type { Metadata } from 'next';
import { listOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { NetworksPage } from '@/components/networks/networks-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Networks' };

export default async function OpsNetworksPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'networks'));
  const { clusters, initial } = await listOfPath(actor, segment, 'networks');
  const names = clusters.map(({ name }) => name);
  return <NetworksPage key={segment} clusters={names} initial={initial} />;
}
