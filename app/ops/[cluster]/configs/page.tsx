import type { Metadata } from 'next';
import { listOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { DataListPage } from '@/components/swarm-data/data-list-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Configs' };

export default async function OpsConfigsPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'configs'));
  const { clusters, initial } = await listOfPath(actor, segment, 'configs');
  const names = clusters.map(({ name }) => name);
  return <DataListPage key={segment} kind="config" clusters={names} initial={initial} />;
}
