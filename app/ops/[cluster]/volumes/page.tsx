import type { Metadata } from 'next';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { VolumesPage } from '@/components/volumes/volumes-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Volumes' };

export default async function OpsVolumesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'volumes'));
  const clusters = (await clustersOfPath(actor, segment)).map(({ name }) => name);
  return <VolumesPage key={segment} clusters={clusters} initial={await loadLiveRows('volumes', clusters)} />;
}
