import { randomBytes } from 'node:crypto';
import { publicOrigin } from '@/lib/auth/public-origin';
import { hashToken } from '@/lib/auth/tokens';

const prefix = 'whi_';

/** A new secret of 32 random bytes for a link, and what of it is stored. */
export function makeLinkToken() {
  const token = prefix + randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** Whether the text can be one at all. */
export function isLinkToken(text: string): boolean {
  return /^whi_[A-Za-z0-9_-]{43}$/.test(text);
}

/**
 * The link with the secret. Where we are is what WHEELHOUSE_PUBLIC_URL says and never what a request
 * says; the secret is in the fragment, which browsers send to nobody and name in no Referer.
 */
export function linkUrl(token: string): string {
  return `${publicOrigin()}/set-password#${token}`;
}
