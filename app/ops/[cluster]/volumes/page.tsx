import type { Metadata } from 'next';
import { listOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { VolumesPage } from '@/components/volumes/volumes-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Volumes' };

export default async function OpsVolumesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'volumes'));
  const { clusters, initial } = await listOfPath(actor, segment, 'volumes');
  const names = clusters.map(({ name }) => name);
  return <VolumesPage key={segment} clusters={names} initial={initial} />;
}
