import { ContainersPage } from '@/components/containers/containers-page';
import { loadContainers } from '@/components/containers/load-containers';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { requireActor } from '@/lib/auth/web-actor';
import { quotaLines } from '@/lib/limits/quota-lines';
import { paths } from '@/lib/paths/console-paths';

interface PageProps {
  params: Promise<{ cluster: string }>;
}

export async function generateMetadata({ params }: PageProps) {
  return { title: `Containers on ${decodeURIComponent((await params).cluster)}` };
}

export default async function ClusterContainersPage({ params }: PageProps) {
  const name = decodeURIComponent((await params).cluster);
  const actor = await requireActor(paths.apps(name));
  const cluster = await visibleCluster(actor, name);
  const [{ rows, failure }, quotas] = await Promise.all([
    loadContainers(actor, cluster.name),
    quotaLines(actor),
  ]);
  return (
    <ContainersPage
      key={cluster.name}
      cluster={{ name: cluster.name, publishedHost: cluster.publishedHost }}
      initial={rows}
      failure={failure}
      quotas={quotas}
      username={actor.username}
    />
  );
}
