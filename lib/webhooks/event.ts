/** What those are told of that want to know who asks for access. */
export type AccessEvent = 'access.requested' | 'access.granted' | 'access.declined' | 'access.expired';

/** What webhooks are told of. */
export type WebhookEvent =
  | AccessEvent
  | 'alert.firing'
  | 'alert.escalated'
  | 'alert.acknowledged'
  | 'alert.resolved'
  /** An account for emergencies was used. */
  | 'sign-in.break-glass'
  | 'test';
