import type { WebhookDialog } from '@/app/admin/alerts/webhook-columns';
import { useSave } from '@/components/forms/use-save';
import { MenuItem } from '@/components/ui/menu-items';
import { RowMenu } from '@/components/ui/row-menu';
import { showToast } from '@/components/ui/toast-store';
import { editedWebhook } from '@/lib/webhooks/edited-webhook';
import type { WebhookView } from '@/lib/webhooks/schema';

interface WebhookMenuProps {
  webhook: WebhookView;
  reason: string | null;
  onOpen: (dialog: WebhookDialog) => void;
}

export function WebhookMenu({ webhook, reason, onOpen }: WebhookMenuProps) {
  const save = useSave();
  const change = (method: 'POST' | 'PATCH', path: string, done: string, body?: object) => {
    save({
      method,
      path: `/webhooks/${webhook.id}${path}`,
      done,
      changes: ['webhooks'],
      shown: method === 'PATCH' ? editedWebhook(webhook) : null,
      ...(body ? { body } : {}),
    }).catch((error: Error) =>
      showToast({ title: 'It was not done', description: error.message, tone: 'danger' }),
    );
  };
  return (
    <RowMenu name={webhook.name}>
      <MenuItem onClick={() => onOpen({ kind: 'deliveries', webhook })} disabledReason={reason}>
        Messages
      </MenuItem>
      <MenuItem onClick={() => change('POST', '/test', 'A test is on its way')} disabledReason={reason}>
        Send a test
      </MenuItem>
      <MenuItem onClick={() => onOpen({ kind: 'edit', webhook })} disabledReason={reason}>
        Change
      </MenuItem>
      <MenuItem
        onClick={() =>
          change('PATCH', '', webhook.isEnabled ? 'Switched off' : 'Switched on', {
            isEnabled: !webhook.isEnabled,
          })
        }
        disabledReason={reason}
      >
        {webhook.isEnabled ? 'Switch off' : 'Switch on'}
      </MenuItem>
      <MenuItem tone="danger" onClick={() => onOpen({ kind: 'remove', webhook })} disabledReason={reason}>
        Remove
      </MenuItem>
    </RowMenu>
  );
}
