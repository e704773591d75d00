import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ClusterOverview } from '@/app/ops/[cluster]/cluster-overview';
import { changesOf, entriesRead } from '@/app/ops/overview/changes';
import { requireOps } from '@/app/ops/require-ops';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadFleet, loadUsage } from '@/components/live/load-live-rows';
import { collectionsGranting } from '@/lib/access/access';
import { listAudit } from '@/lib/audit/queries';
import { allClusters, paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Overview' };

export default async function ClusterPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  if (segment === allClusters) redirect(paths.ops());
  const actor = await requireOps(paths.opsCluster(segment));
  const { name, details } = await visibleCluster(actor, segment);
  const mayReadAudit = collectionsGranting(actor.access, 'audit.view', Date.now()).length > 0;
  const [initial, usage, audit] = await Promise.all([
    loadFleet(),
    loadUsage(),
    mayReadAudit ? listAudit(actor, { limit: entriesRead, cluster: name }) : null,
  ]);
  return (
    <ClusterOverview
      key={name}
      cluster={name}
      detail={details?.stateDetail ?? ''}
      initial={initial}
      usage={usage}
      changes={audit && changesOf(audit.items)}
    />
  );
}
