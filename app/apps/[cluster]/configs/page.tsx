import type { Metadata } from 'next';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { DataListPage } from '@/components/swarm-data/data-list-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Configs' };

export default async function AppsConfigsPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireActor(paths.appsSection(segment, 'configs'));
  const { name } = await visibleCluster(actor, segment);
  return (
    <DataListPage
      key={name}
      kind="config"
      clusters={[name]}
      initial={await loadLiveRows('configs', [name])}
      description="Yours, and those of others that your grants let you see."
    />
  );
}
