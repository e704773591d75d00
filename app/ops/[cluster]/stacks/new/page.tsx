import type { Metadata } from 'next';
import { requireOps } from '@/app/ops/require-ops';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { LazyStackDeploy } from '@/components/stacks/deploy/lazy-stack-deploy';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Deploy a stack' };

export default async function NewStackPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const listHref = paths.opsSection(segment, 'stacks');
  const actor = await requireOps(`${listHref}/new`);
  const cluster = await visibleCluster(actor, segment);
  return <LazyStackDeploy cluster={cluster.name} name="" cancelHref={listHref} />;
}
