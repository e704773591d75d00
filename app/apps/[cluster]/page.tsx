import { ContainersPage } from '@/components/containers/containers-page';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { OwnApps } from '@/components/stacks/own-apps';
import { requireActor } from '@/lib/auth/web-actor';
import { quotaLines } from '@/lib/limits/quota-lines';
import { paths } from '@/lib/paths/console-paths';

interface PageProps {
  params: Promise<{ cluster: string }>;
}

export async function generateMetadata({ params }: PageProps) {
  return { title: `Apps on ${decodeURIComponent((await params).cluster)}` };
}

export default async function ClusterContainersPage({ params }: PageProps) {
  const name = decodeURIComponent((await params).cluster);
  const actor = await requireActor(paths.apps(name));
  const cluster = await visibleCluster(actor, name);
  const [initial, quotas] = await Promise.all([
    loadLiveRows('containers', [cluster.name]),
    quotaLines(actor),
  ]);
  return (
    <ContainersPage
      key={cluster.name}
      cluster={{ name: cluster.name, publishedHost: cluster.publishedHost }}
      initial={initial}
      quotas={quotas}
      username={actor.username}
      above={<OwnApps cluster={cluster.name} />}
    />
  );
}
