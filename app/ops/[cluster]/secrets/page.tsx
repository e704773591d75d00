import type { Metadata } from 'next';
import { listOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { DataListPage } from '@/components/swarm-data/data-list-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Secrets' };

export default async function OpsSecretsPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'secrets'));
  const { clusters, initial } = await listOfPath(actor, segment, 'secrets');
  const names = clusters.map(({ name }) => name);
  return <DataListPage key={segment} kind="secret" clusters={names} initial={initial} />;
}
