import type { Metadata } from 'next';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { LazyServiceEditor } from '@/components/services/editor/lazy-service-editor';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'New service' };

export default async function NewServicePage({ params }: { params: Promise<{ cluster: string }> }) {
  const name = decodeURIComponent((await params).cluster);
  const listHref = paths.appsSection(name, 'services');
  const actor = await requireActor(`${listHref}/new`);
  const cluster = await visibleCluster(actor, name);
  return <LazyServiceEditor cluster={cluster.name} service={null} cancelHref={listHref} />;
}
