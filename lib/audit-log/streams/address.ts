import { isIP } from 'node:net';
import { mayBeReached } from '@/lib/webhooks/networks';
import { hostOf, notReachable } from '@/lib/webhooks/url';

/** Where a stream goes. */
export type StreamAddress =
  | { readonly kind: 'http'; readonly url: URL }
  | { readonly kind: 'syslog'; readonly host: string; readonly port: number; readonly isTls: boolean };

const examples =
  'must be like https://collector.example/logs, syslog+tls://logs.example:6514 or syslog+tcp://logs.example:601';

/** https://, http://, syslog+tls:// (port 6514, RFC 5425) or syslog+tcp:// (port 601, RFC 6587); null: none of these. */
export function streamAddress(text: string): StreamAddress | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'https:' || url.protocol === 'http:') return { kind: 'http', url };
  if (url.protocol !== 'syslog+tls:' && url.protocol !== 'syslog+tcp:') return null;
  if (url.hostname === '' || !/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '') return null;
  const isTls = url.protocol === 'syslog+tls:';
  return { kind: 'syslog', host: hostOf(url), port: Number(url.port) || (isTls ? 6514 : 601), isTls };
}

/**
 * What is wrong with an address, or null.
 *
 * @param allowed networks besides public addresses
 */
export function faultOfAddress(text: string, allowed: readonly string[]): string | null {
  if (/^syslog(?:\+udp)?:\/\//.test(text))
    return 'must be syslog+tls:// or syslog+tcp://: over UDP entries get lost';
  const address = streamAddress(text);
  if (address === null) return examples;
  const host = address.kind === 'http' ? hostOf(address.url) : address.host;
  return isIP(host) !== 0 && !mayBeReached(host, allowed) ? notReachable(host, host) : null;
}
