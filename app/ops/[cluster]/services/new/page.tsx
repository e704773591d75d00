import type { Metadata } from 'next';
import { requireOps } from '@/app/ops/require-ops';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { LazyServiceEditor } from '@/components/services/editor/lazy-service-editor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'New service' };

export default async function NewServicePage({ params }: { params: Promise<{ cluster: string }> }) {
  const name = decodeURIComponent((await params).cluster);
  const listHref = paths.opsSection(name, 'services');
  const actor = await requireOps(`${listHref}/new`);
  const cluster = await visibleCluster(actor, name);
  return <LazyServiceEditor cluster={cluster.name} service={null} cancelHref={listHref} />;
}
