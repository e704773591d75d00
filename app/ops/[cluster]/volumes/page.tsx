import type { Metadata } from 'next';
import { VolumesTable } from '@/app/ops/[cluster]/volumes/volumes-table';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Volumes' };

export default async function VolumesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'volumes'));
  const clusters = await clustersOfPath(actor, segment);
  return <VolumesTable key={segment} clusters={clusters.map(({ name }) => ({ name }))} />;
}
