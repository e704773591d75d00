import type { Metadata } from 'next';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { DataListPage } from '@/components/swarm-data/data-list-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Configs' };

export default async function OpsConfigsPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'configs'));
  const clusters = (await clustersOfPath(actor, segment)).map(({ name }) => name);
  return (
    <DataListPage
      key={segment}
      kind="config"
      clusters={clusters}
      initial={await loadLiveRows('configs', clusters)}
    />
  );
}
