import type { WebhookView } from '@/lib/webhooks/schema';

/** What people edit of a webhook: how its messages fare moves by itself. */
export function editedWebhook({ last: _last, waiting: _waiting, dead: _dead, ...edited }: WebhookView) {
  return edited;
}
