import { cookieIn } from '@/lib/auth/own-cookie';

/** What of a request says who asks. */
export interface CredentialHeaders {
  readonly authorization?: string | null | undefined;
  readonly cookie?: string | null | undefined;
}

export interface PresentedCredential {
  readonly token: string;
  /** A browser sends cookies by itself, so what comes with one needs the same-origin check. */
  readonly via: 'bearer' | 'cookie';
}

/**
 * The token that a request shows; null when it shows none that can be used. An Authorization header
 * stands alone: a request that carries one never falls back to its cookie. Two different session
 * cookies count as none: one of them was planted.
 */
export function presentedCredential(
  headers: CredentialHeaders,
  publicOrigin: string,
): PresentedCredential | null {
  const { authorization, cookie } = headers;
  if (typeof authorization === 'string') {
    const token = /^Bearer +([^\s,]+)$/i.exec(authorization)?.[1];
    return token === undefined ? null : { token, via: 'bearer' };
  }
  const token = cookieIn(cookie, 'session', publicOrigin);
  return token === null ? null : { token, via: 'cookie' };
}
