/** The cookies that Wheelhouse sets; scripts can read none of them. */
export type OwnCookie = 'session' | 'challenge' | 'browser' | 'oidc' | 'letters';

interface Kept {
  /** Null: it is taken away. */
  readonly until: Date | null;
  /** `lax`: it comes along when a page of another site sends the browser here. */
  readonly sameSite: 'lax' | 'strict';
}

/** Over https the name itself makes browsers refuse the cookie from another host, path or over http. */
export function cookieName(cookie: OwnCookie, publicOrigin: string): string {
  return publicOrigin.startsWith('https:') ? `__Host-wheelhouse_${cookie}` : `wheelhouse_${cookie}`;
}

/** A Set-Cookie header. */
export function setCookie(
  cookie: OwnCookie,
  value: string,
  publicOrigin: string,
  { until, sameSite }: Kept,
): string {
  const seconds = until === null ? 0 : Math.max(0, Math.floor((until.getTime() - Date.now()) / 1_000));
  const secure = publicOrigin.startsWith('https:') ? '; Secure' : '';
  const site = sameSite === 'lax' ? 'Lax' : 'Strict';
  return `${cookieName(cookie, publicOrigin)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${site}${secure}`;
}

/**
 * What a Cookie header holds of it.
 *
 * @returns null for nothing, and for two different values, of which one was planted
 */
export function cookieIn(
  header: string | null | undefined,
  cookie: OwnCookie,
  publicOrigin: string,
): string | null {
  const start = `${cookieName(cookie, publicOrigin)}=`;
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start))
    .map((pair) => pair.slice(start.length));
  const [value, another] = new Set(values);
  return value && another === undefined ? value : null;
}
