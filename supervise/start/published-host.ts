/**
 * Where links to what containers publish point to, when nobody said. Browsers send cookies to every
 * port of a host, so this is another name of the machine than the console's: what a tenant serves
 * must not be sent the session of whoever looks at it.
 *
 * @param publicUrl of the console
 */
export function defaultPublishedHost(publicUrl: string): string {
  return new URL(publicUrl).hostname === 'localhost' ? '127.0.0.1' : 'localhost';
}

/** One sentence where both are the same host; null otherwise. */
export function sharedHostWarning(publicUrl: string, publishedHost: string): string | null {
  const { hostname } = new URL(publicUrl);
  if (hostname.replace(/^\[|\]$/g, '') !== publishedHost) return null;
  return (
    `The console and the ports of containers are both reached at ${publishedHost}, and browsers send ` +
    'cookies to every port of a host. Give WHEELHOUSE_PUBLISHED_HOST another name of the machine.'
  );
}
