import { WebhookMenu } from '@/app/admin/alerts/webhook-menu';
import { StatusDot } from '@/components/ui/status-dot';
import type { Column } from '@/components/ui/table/column';
import { isRuleName, ruleOf } from '@/lib/alerts/rules';
import type { WebhookView } from '@/lib/webhooks/schema';

export type WebhookDialog =
  | { kind: 'add' }
  | { kind: 'edit' | 'remove' | 'deliveries'; webhook: WebhookView }
  | null;

export function webhookColumns(
  onOpen: (dialog: WebhookDialog) => void,
  reason: string | null,
): readonly Column<WebhookView>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      cell: (row) => row.name,
      sortBy: (row) => row.name,
      filterText: (row) => row.name,
    },
    {
      id: 'state',
      header: 'State',
      cell: (row) => <DeliveryState webhook={row} />,
      sortBy: (row) => row.dead * 1_000 + row.waiting,
    },
    {
      id: 'url',
      header: 'Sent to',
      cell: (row) => <span className="block truncate">{new URL(row.url).host}</span>,
      sortBy: (row) => row.url,
      filterText: (row) => row.url,
    },
    {
      id: 'what',
      header: 'Which alerts',
      cell: (row) => <span className="block truncate">{whatOf(row)}</span>,
      filterText: whatOf,
    },
    {
      id: 'actions',
      header: 'Actions',
      isActions: true,
      width: 'w-18',
      cell: (row) => <WebhookMenu webhook={row} reason={reason} onOpen={onOpen} />,
    },
  ];
}

function DeliveryState({ webhook: { isEnabled, last, waiting, dead } }: { webhook: WebhookView }) {
  if (!isEnabled) return <StatusDot tone="neutral">Off</StatusDot>;
  if (last?.state === 'waiting' && last.error !== '')
    return <StatusDot tone="warn">{`Tries again (${waiting} wait)`}</StatusDot>;
  if (dead > 0) return <StatusDot tone="danger">{`${dead} not delivered`}</StatusDot>;
  if (waiting > 0) return <StatusDot tone="accent">{`Sends ${waiting}`}</StatusDot>;
  return <StatusDot tone={last ? 'ok' : 'neutral'}>{last ? 'Delivered' : 'Nothing sent yet'}</StatusDot>;
}

/** "Critical: Node down, Engine unreachable in /Shared/shop" */
export function whatOf({ rules, leastSeverity, collection }: WebhookView): string {
  const named = rules.map((rule) => (isRuleName(rule) ? ruleOf(rule).title : rule)).join(', ');
  const what = named === '' ? 'All rules' : named;
  const where = collection === '/' ? '' : ` in ${collection}`;
  return `${what}${where}${leastSeverity === 'critical' ? ', critical only' : ''}`;
}
