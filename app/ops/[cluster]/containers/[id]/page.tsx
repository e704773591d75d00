import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OpsContainerPage } from '@/app/ops/[cluster]/containers/[id]/ops-container-page';
import { requireOps } from '@/app/ops/require-ops';
import { loadContainer } from '@/components/containers/load-container';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Container' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function ContainerOfClusterPage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const actor = await requireOps(paths.opsContainer(name, id));
  const cluster = await visibleCluster(actor, name);
  const loaded = await loadContainer(cluster.name, id);
  if (!loaded) notFound();
  return (
    <OpsContainerPage
      key={loaded.inspect.Id}
      cluster={{ name: cluster.name, publishedHost: cluster.publishedHost }}
      initial={loaded}
    />
  );
}
