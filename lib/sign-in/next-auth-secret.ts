import { hkdfSync } from 'node:crypto';
import { dataKey } from '@/lib/secrets/data-key';

/** What next-auth signs its short-lived cookies (CSRF, callback) with: a key of its own, from the installation's data key. */
export function nextAuthSecret(): string {
  return Buffer.from(hkdfSync('sha256', dataKey(), '', 'wheelhouse next-auth', 32)).toString('base64url');
}
