import type { Metadata } from 'next';
import { NetworksTable } from '@/app/ops/[cluster]/networks/networks-table';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Networks' };

export default async function NetworksPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'networks'));
  const clusters = await clustersOfPath(actor, segment);
  return <NetworksTable key={segment} clusters={clusters.map(({ name }) => ({ name }))} />;
}
