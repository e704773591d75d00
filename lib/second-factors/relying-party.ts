import { isIP } from 'node:net';
import { publicOrigin } from '@/lib/auth/public-origin';

/** Whom passkeys are made for: the host name of the console. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/**
 * Null where browsers offer no passkeys: under a bare address, or without TLS but on localhost.
 * https://www.w3.org/TR/webauthn-3/#relying-party-identifier
 */
export function relyingParty(origin = publicOrigin()): RelyingParty | null {
  const { hostname, protocol } = new URL(origin);
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null;
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  return protocol === 'https:' || isLocal ? { id: hostname, origin } : null;
}

export const noPasskeys =
  'Passkeys need the console to be reached under a host name with TLS (WHEELHOUSE_PUBLIC_URL). Use an authenticator app.';
