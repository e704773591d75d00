/**
 * Where to go after signing in: a path of this console, or "/" for anything else. A browser reads
 * `//host`, `/\host` and the same with tabs or newlines in between as another site's address.
 */
export function nextPath(given: string | string[] | undefined): string {
  const base = 'http://console.invalid';
  if (typeof given !== 'string' || !/^\/(?![/\\])[\x20-\x7e]*$/.test(given) || given.includes('\\'))
    return '/';
  if (!URL.canParse(given, base)) return '/';
  const url = new URL(given, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return '/';
  const isLoop = /^\/(?:sign-in|change-password|api)(?:\/|$)/.test(url.pathname);
  return isLoop ? '/' : `${url.pathname}${url.search}${url.hash}`;
}
