import type { Metadata } from 'next';
import { ImagesTable } from '@/app/ops/[cluster]/images/images-table';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Images' };

export default async function ImagesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'images'));
  const clusters = await clustersOfPath(actor, segment);
  return <ImagesTable key={segment} clusters={clusters.map(({ name }) => ({ name }))} />;
}
