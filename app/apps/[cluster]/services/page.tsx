import type { Metadata } from 'next';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { ServicesPage } from '@/components/services/services-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Services' };

export default async function AppsServicesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const listHref = paths.appsSection(segment, 'services');
  const actor = await requireActor(listHref);
  const { name } = await visibleCluster(actor, segment);
  const initial = await loadLiveRows('services', [name]);
  return <ServicesPage key={name} clusters={[name]} initial={initial} newHref={`${listHref}/new`} />;
}
