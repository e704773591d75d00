import type { Metadata } from 'next';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { StackPage } from '@/components/stacks/stack-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Stack' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function AppsStackPage({ params }: Props) {
  const given = await params;
  const [segment, name] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const pageHref = `${paths.appsSection(segment, 'stacks')}/${encodeURIComponent(name)}`;
  const actor = await requireActor(pageHref);
  const cluster = await visibleCluster(actor, segment);
  const listHref = paths.appsSection(cluster.name, 'stacks');
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
