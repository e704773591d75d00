import type { Metadata } from 'next';
import { listOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { ServicesPage } from '@/components/services/services-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Services' };

export default async function OpsServicesPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'services'));
  const { clusters, initial } = await listOfPath(actor, segment, 'services');
  const names = clusters.map(({ name }) => name);
  const [only, ...others] = names;
  const newHref = only && others.length === 0 ? `${paths.opsSection(only, 'services')}/new` : null;
  return <ServicesPage key={segment} clusters={names} initial={initial} newHref={newHref} />;
}
