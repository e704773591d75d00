import type { Metadata } from 'next';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { LazyStackDeploy } from '@/components/stacks/deploy/lazy-stack-deploy';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Deploy a stack again' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function EditStackPage({ params }: Props) {
  const given = await params;
  const [segment, name] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const pageHref = `${paths.appsSection(segment, 'stacks')}/${encodeURIComponent(name)}`;
  const actor = await requireActor(`${pageHref}/edit`);
  const cluster = await visibleCluster(actor, segment);
  return <LazyStackDeploy cluster={cluster.name} name={name} cancelHref={pageHref} />;
}
