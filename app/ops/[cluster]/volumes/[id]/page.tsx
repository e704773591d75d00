import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireOps } from '@/app/ops/require-ops';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadThing } from '@/components/resources/load-thing';
import { VolumePage } from '@/components/volumes/volume-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Volume' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function OpsVolumePage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const actor = await requireOps(paths.opsResource(name, 'volumes', id));
  const cluster = await visibleCluster(actor, name);
  const loaded = await loadThing('volumes', cluster.name, id, `/volumes/${encodeURIComponent(id)}`);
  if (!loaded) notFound();
  return (
    <VolumePage
      key={loaded.row.id}
      initial={loaded.row}
      inspect={loaded.inspect}
      listHref={paths.opsSection(cluster.name, 'volumes')}
    />
  );
}
