import type { Metadata } from 'next';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { LazyStackDeploy } from '@/components/stacks/deploy/lazy-stack-deploy';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Deploy a stack' };

export default async function NewStackPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const listHref = paths.appsSection(segment, 'stacks');
  const actor = await requireActor(`${listHref}/new`);
  const cluster = await visibleCluster(actor, segment);
  return <LazyStackDeploy cluster={cluster.name} name="" cancelHref={listHref} />;
}
