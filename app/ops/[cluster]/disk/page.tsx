import type { Metadata } from 'next';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { DiskPage } from '@/components/disk/disk-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Disk use' };

export default async function OpsDiskPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'disk'));
  const clusters = (await clustersOfPath(actor, segment)).map(({ name }) => name);
  return <DiskPage key={segment} clusters={clusters} />;
}
