import type { AlertView } from '@/lib/alerts/schema';

/** What people say about an alert: the rest is what its rule finds. */
export function editedAlert({ id, acknowledged, silenced }: AlertView) {
  return { id, acknowledged, silenced };
}
