import { changesOf, entriesRead } from '@/app/ops/overview/changes';
import { Overview } from '@/app/ops/overview/overview';
import { requireOps } from '@/app/ops/require-ops';
import { loadFiringAlerts, loadFleet, loadUsage } from '@/components/live/load-live-rows';
import { collectionsGranting } from '@/lib/access/access';
import { listAudit } from '@/lib/audit/queries';
import { paths } from '@/lib/paths/console-paths';

export default async function OpsPage() {
  const actor = await requireOps(paths.ops());
  const mayReadAudit = collectionsGranting(actor.access, 'audit.view', Date.now()).length > 0;
  const [initial, usage, alerts, audit] = await Promise.all([
    loadFleet(),
    loadUsage(),
    loadFiringAlerts(),
    mayReadAudit ? listAudit(actor, { limit: entriesRead }) : null,
  ]);
  return (
    <Overview
      initial={initial}
      usage={usage}
      alerts={alerts?.rows ?? null}
      changes={audit && changesOf(audit.items)}
    />
  );
}
