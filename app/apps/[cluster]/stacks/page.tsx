import type { Metadata } from 'next';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { StacksPage } from '@/components/stacks/stacks-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Stacks' };

export default async function AppsStacksPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const listHref = paths.appsSection(segment, 'stacks');
  const actor = await requireActor(listHref);
  const { name } = await visibleCluster(actor, segment);
  return <StacksPage key={name} clusters={[name]} deployHref={`${listHref}/new`} />;
}
