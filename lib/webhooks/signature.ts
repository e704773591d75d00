import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old a signature may be when it is checked, and how far a receiver's clock may be off. */
export const toleranceSeconds = 300;

/**
 * What proves that a message is ours and fresh: HMAC-SHA256 over the second it was sent in, a full
 * stop and the body, written `t=<seconds>,v1=<hex>`.
 *
 * @param at seconds since the epoch
 */
export function signatureOf(secret: string, body: string, at: number): string {
  return `t=${at},v1=${hmac(secret, body, at).toString('hex')}`;
}

/** As a receiver checks it (docs/guides/webhooks.md). @param now seconds since the epoch */
export function isGenuine(secret: string, body: string, signature: string, now: number): boolean {
  const [, written, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (written === undefined || hex === undefined) return false;
  const at = Number(written);
  if (Math.abs(now - at) > toleranceSeconds) return false;
  return timingSafeEqual(hmac(secret, body, at), Buffer.from(hex, 'hex'));
}

function hmac(secret: string, body: string, at: number): Buffer {
  return createHmac('sha256', secret).update(`${at}.${body}`, 'utf8').digest();
}
