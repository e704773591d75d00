import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadThing } from '@/components/resources/load-thing';
import { DataPage } from '@/components/swarm-data/data-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Config' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function AppsConfigPage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const actor = await requireActor(`${paths.appsSection(name, 'configs')}/${encodeURIComponent(id)}`);
  const cluster = await visibleCluster(actor, name);
  const loaded = await loadThing('configs', cluster.name, id, `/configs/${encodeURIComponent(id)}`);
  if (!loaded) notFound();
  return (
    <DataPage
      key={loaded.row.id}
      kind="config"
      initial={loaded.row}
      inspect={loaded.inspect}
      listHref={paths.appsSection(cluster.name, 'configs')}
    />
  );
}
