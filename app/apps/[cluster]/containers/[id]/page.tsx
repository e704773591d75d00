import { notFound } from 'next/navigation';
import { ContainerPage } from '@/components/containers/container-page';
import { loadContainer } from '@/components/containers/load-container';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

interface PageProps {
  params: Promise<{ cluster: string; id: string }>;
}

export const metadata = { title: 'Container' };

export default async function AppsContainerPage({ params }: PageProps) {
  const { cluster: clusterName, id } = await params;
  const name = decodeURIComponent(clusterName);
  const actor = await requireActor(paths.appsContainer(name, id));
  const cluster = await visibleCluster(actor, name);
  const loaded = await loadContainer(cluster.name, decodeURIComponent(id));
  if (!loaded) notFound();
  return (
    <ContainerPage
      key={loaded.inspect.Id}
      cluster={{ name: cluster.name, publishedHost: cluster.publishedHost }}
      initial={loaded}
      listHref={paths.apps(cluster.name)}
    />
  );
}
