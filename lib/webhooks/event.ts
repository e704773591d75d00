/** What webhooks are told of. */
export type WebhookEvent =
  | 'alert.firing'
  | 'alert.escalated'
  | 'alert.acknowledged'
  | 'alert.resolved'
  | 'test';
