import { isIP } from 'node:net';
import { mayBeReached } from '@/lib/webhooks/networks';

/** The host of a URL as it is resolved: an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** Why nothing is sent to an address, in a sentence. */
export function notReachable(host: string, address: string): string {
  const where = host === address ? address : `${host} is ${address}, which`;
  return `${where} is not a public address. Whoever manages clusters can allow its network.`;
}

/**
 * What is wrong with a URL for a webhook, or null. Of a name that is only known when it is resolved,
 * each time that something is sent.
 *
 * @param allowed networks besides public addresses
 */
export function faultOfUrl(text: string, allowed: readonly string[]): string | null {
  if (!URL.canParse(text)) return 'must be a URL like https://chat.example/hooks/1';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must begin with https:// or http://';
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password';
  const host = hostOf(url);
  if (isIP(host) !== 0 && !mayBeReached(host, allowed)) return notReachable(host, host);
  return null;
}
