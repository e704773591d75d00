import { randomBytes } from 'node:crypto';
import { open, seal } from '@/lib/secrets/seal';

/** For whoever gives none of their own. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`;
}

/** Encrypts what a webhook's deliveries are signed with; it opens again for this webhook only. */
export function sealWebhookSecret(secret: string, webhookId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(seal(secret, contextOf(webhookId)));
}

/** @throws UnsealError when the row was changed, or the data key is another */
export function openWebhookSecret(sealed: Uint8Array, webhookId: string): string {
  return open(sealed, contextOf(webhookId)).toString('utf8');
}

function contextOf(id: string): string {
  return `webhook.${id}`;
}
