import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { NetworkPage } from '@/components/networks/network-page';
import { loadThing } from '@/components/resources/load-thing';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Network' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function AppsNetworkPage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const actor = await requireActor(`${paths.appsSection(name, 'networks')}/${encodeURIComponent(id)}`);
  const cluster = await visibleCluster(actor, name);
  const loaded = await loadThing('networks', cluster.name, id, `/networks/${encodeURIComponent(id)}`);
  if (!loaded) notFound();
  return (
    <NetworkPage
      key={loaded.row.id}
      initial={loaded.row}
      inspect={loaded.inspect}
      listHref={paths.appsSection(cluster.name, 'networks')}
    />
  );
}
