import type { Metadata } from 'next';
import { AlertSettings } from '@/app/admin/alerts/alert-settings';
import { requireArea } from '@/app/admin/require-area';
import { listAlertRules } from '@/lib/alerts/rule-settings';
import { may } from '@/lib/grants/authorise';
import { allowedNetworks, listWebhooks } from '@/lib/webhooks/queries';

export const metadata: Metadata = { title: 'Alerts' };

export default async function AlertsAdminPage() {
  const actor = await requireArea('alerts');
  const rules = await listAlertRules();
  // Alerts are of the whole: whoever holds the right below it is shown the rules alone.
  if (!may(actor, 'alert.manage', '/')) return <AlertSettings rules={rules} webhooks={null} networks={[]} />;
  const [webhooks, networks] = await Promise.all([listWebhooks(), allowedNetworks()]);
  return <AlertSettings rules={rules} webhooks={webhooks} networks={networks} />;
}
