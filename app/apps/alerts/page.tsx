import type { Metadata } from 'next';
import { loadAlertsPage } from '@/components/alerts/load-alerts-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Alerts' };

export default async function AppsAlertsPage() {
  return loadAlertsPage(await requireActor(paths.appsAlerts()));
}
