import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireOps } from '@/app/ops/require-ops';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { ImagePage } from '@/components/images/image-page';
import { loadThing } from '@/components/resources/load-thing';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Image' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function OpsImagePage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const actor = await requireOps(paths.opsResource(name, 'images', id));
  const cluster = await visibleCluster(actor, name);
  const loaded = await loadThing('images', cluster.name, id, `/images/${encodeURIComponent(id)}/json`);
  if (!loaded) notFound();
  return (
    <ImagePage
      key={loaded.row.id}
      initial={loaded.row}
      inspect={loaded.inspect}
      listHref={paths.opsSection(cluster.name, 'images')}
    />
  );
}
