import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { LazyServiceEditor } from '@/components/services/editor/lazy-service-editor';
import { loadCurrentService } from '@/components/services/load-current-service';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Edit service' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function EditServicePage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const pageHref = `${paths.appsSection(name, 'services')}/${encodeURIComponent(id)}`;
  const actor = await requireActor(`${pageHref}/edit`);
  const cluster = await visibleCluster(actor, name);
  const service = await loadCurrentService(cluster.name, id);
  if (!service) notFound();
  return <LazyServiceEditor cluster={cluster.name} service={service} cancelHref={pageHref} />;
}
