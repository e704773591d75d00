import type { Metadata } from 'next';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { NetworksPage } from '@/components/networks/networks-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Networks' };

export default async function AppsNetworksPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireActor(paths.appsSection(segment, 'networks'));
  const { name } = await visibleCluster(actor, segment);
  return (
    <NetworksPage
      key={name}
      clusters={[name]}
      initial={await loadLiveRows('networks', [name])}
      description="Yours, and those of others that your grants let you see."
    />
  );
}
