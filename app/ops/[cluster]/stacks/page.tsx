import type { Metadata } from 'next';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { StacksPage } from '@/components/stacks/stacks-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Stacks' };

export default async function OpsStacksPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'stacks'));
  const names = (await clustersOfPath(actor, segment)).map(({ name }) => name);
  const [only, ...others] = names;
  const deployHref = only && others.length === 0 ? `${paths.opsSection(only, 'stacks')}/new` : null;
  return <StacksPage key={segment} clusters={names} deployHref={deployHref} />;
}
