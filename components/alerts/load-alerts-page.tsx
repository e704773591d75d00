import 'server-only';
import { AlertsPage } from '@/components/alerts/alerts-page';
import { listAlerts } from '@/lib/alerts/queries';
import type { Actor } from '@/lib/auth/actor';
import { listClusters } from '@/lib/clusters/queries';
import { may } from '@/lib/grants/authorise';

/** The page of alerts with what fires now, in whichever view. */
export async function loadAlertsPage(actor: Actor) {
  const [alerts, clusters] = await Promise.all([
    listAlerts(actor, { state: 'firing', limit: 500 }),
    listClusters(actor, { limit: 500 }),
  ]);
  return (
    <AlertsPage
      initial={alerts.items}
      clusters={clusters.items.map(({ name }) => name)}
      mayManage={may(actor, 'alert.manage', '/')}
    />
  );
}
