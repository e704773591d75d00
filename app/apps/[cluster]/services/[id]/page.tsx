import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadThing } from '@/components/resources/load-thing';
import { ServicePage } from '@/components/services/service-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Service' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function AppsServicePage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const actor = await requireActor(`${paths.appsSection(name, 'services')}/${encodeURIComponent(id)}`);
  const cluster = await visibleCluster(actor, name);
  const loaded = await loadThing('services', cluster.name, id, `/services/${encodeURIComponent(id)}`);
  if (!loaded) notFound();
  return (
    <ServicePage
      key={loaded.row.id}
      cluster={{ name: cluster.name, publishedHost: cluster.publishedHost }}
      initial={loaded.row}
      inspect={loaded.inspect}
      listHref={paths.appsSection(cluster.name, 'services')}
    />
  );
}
