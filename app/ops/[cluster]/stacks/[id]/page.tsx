import type { Metadata } from 'next';
import { requireOps } from '@/app/ops/require-ops';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { StackPage } from '@/components/stacks/stack-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Stack' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function OpsStackPage({ params }: Props) {
  const given = await params;
  const [segment, name] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const pageHref = paths.opsResource(segment, 'stacks', name);
  const actor = await requireOps(pageHref);
  const cluster = await visibleCluster(actor, segment);
  const listHref = paths.opsSection(cluster.name, 'stacks');
  return (
    <StackPage
      key={name}
      cluster={cluster.name}
      name={name}
      listHref={listHref}
      deployHref={`${pageHref}/edit`}
    />
  );
}
