import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireOps } from '@/app/ops/require-ops';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadThing } from '@/components/resources/load-thing';
import { DataPage } from '@/components/swarm-data/data-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Secret' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function OpsSecretPage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const actor = await requireOps(paths.opsResource(name, 'secrets', id));
  const cluster = await visibleCluster(actor, name);
  const loaded = await loadThing('secrets', cluster.name, id, `/secrets/${encodeURIComponent(id)}`);
  if (!loaded) notFound();
  return (
    <DataPage
      key={loaded.row.id}
      kind="secret"
      initial={loaded.row}
      inspect={loaded.inspect}
      listHref={paths.opsSection(cluster.name, 'secrets')}
    />
  );
}
