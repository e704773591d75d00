import type { Metadata } from 'next';
import { requireOps } from '@/app/ops/require-ops';
import { loadAlertsPage } from '@/components/alerts/load-alerts-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Alerts' };

export default async function OpsAlertsPage() {
  return loadAlertsPage(await requireOps(paths.opsAlerts()));
}
