import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadThing } from '@/components/resources/load-thing';
import { VolumePage } from '@/components/volumes/volume-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Volume' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function AppsVolumePage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const actor = await requireActor(`${paths.appsSection(name, 'volumes')}/${encodeURIComponent(id)}`);
  const cluster = await visibleCluster(actor, name);
  const loaded = await loadThing('volumes', cluster.name, id, `/volumes/${encodeURIComponent(id)}`);
  if (!loaded) notFound();
  return (
    <VolumePage
      key={loaded.row.id}
      initial={loaded.row}
      inspect={loaded.inspect}
      listHref={paths.appsSection(cluster.name, 'volumes')}
    />
  );
}
