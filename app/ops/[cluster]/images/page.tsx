import type { Metadata } from 'next';
import { listOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { ImagesPage } from '@/components/images/images-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Images' };

export default async function OpsImagesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'images'));
  const { clusters, initial } = await listOfPath(actor, segment, 'images');
  const names = clusters.map(({ name }) => name);
  return <ImagesPage key={segment} clusters={names} initial={initial} />;
}
