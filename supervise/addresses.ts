import { isIPv6 } from 'node:net';

/** Where a listener that is bound to `host` can be reached from this machine. */
export function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return isIPv6(host) ? `[${host}]` : host;
}

/** The origin of the console when nobody said another. */
export function consoleOrigin(host: string, port: number): string {
  return new URL(`http://${reachableHost(host)}:${port}`).origin;
}
