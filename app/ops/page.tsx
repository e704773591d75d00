import { loadClusters } from '@/app/ops/load-clusters';
import { entriesRead } from '@/app/ops/overview/changes';
import { Overview } from '@/app/ops/overview/overview';
import { requireOps } from '@/app/ops/require-ops';
import { collectionsGranting } from '@/lib/access/access';
import { listAudit } from '@/lib/audit/queries';
import { listClusters } from '@/lib/clusters/queries';
import { paths } from '@/lib/paths/console-paths';

export default async function OpsPage() {
  const actor = await requireOps(paths.ops());
  const mayReadAudit = collectionsGranting(actor.access, 'audit.view', Date.now()).length > 0;
  const [clusters, audit] = await Promise.all([
    listClusters(actor, { limit: 500 }).then(({ items }) => loadClusters(actor, items)),
    mayReadAudit ? listAudit(actor, { limit: entriesRead }) : null,
  ]);
  return <Overview clusters={clusters} changes={audit?.items ?? null} />;
}
