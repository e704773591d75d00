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

/** Over https the name itself makes browsers refuse the cookie from another host, path or over http. */
export function sessionCookieName(publicOrigin: string): string {
  return publicOrigin.startsWith('https:') ? '__Host-wheelhouse_session' : 'wheelhouse_session';
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
  const values = new Set(cookieValues(cookie ?? '', sessionCookieName(publicOrigin)));
  const [token] = values;
  return token === undefined || token === '' || values.size > 1 ? null : { token, via: 'cookie' };
}

function cookieValues(header: string, name: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
