import type { Metadata } from 'next';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { ImagesPage } from '@/components/images/images-page';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Images' };

export default async function OpsImagesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'images'));
  const clusters = (await clustersOfPath(actor, segment)).map(({ name }) => name);
  return <ImagesPage key={segment} clusters={clusters} initial={await loadLiveRows('images', clusters)} />;
}
