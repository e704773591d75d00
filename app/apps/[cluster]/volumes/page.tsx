import type { Metadata } from 'next';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { VolumesPage } from '@/components/volumes/volumes-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Volumes' };

export default async function AppsVolumesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireActor(paths.appsSection(segment, 'volumes'));
  const { name } = await visibleCluster(actor, segment);
  return (
    <VolumesPage
      key={name}
      clusters={[name]}
      initial={await loadLiveRows('volumes', [name])}
      description="Yours, and those of others that your grants let you see."
    />
  );
}
