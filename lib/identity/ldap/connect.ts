import { isIP } from 'node:net';
import { Client } from 'ldapts';
import type { LdapSettings } from '@/lib/identity/settings';
import { checkedAddress } from '@/lib/outgoing/checked-address';
import { hostOf } from '@/lib/webhooks/url';

/** A directory as those need it who ask it something. */
export interface Directory {
  readonly settings: LdapSettings;
  /** The password of the bind that searches; "" to search as nobody. */
  readonly secret: string;
  /** Networks of private addresses in which it may be. */
  readonly allowed: readonly string[];
}

const withinMs = 10_000;

/**
 * Does some work over a connection of its own, encrypted unless the settings allow otherwise, to the
 * address that was checked. It ends with the work.
 *
 * @throws Error where the directory cannot be reached or its certificate is not the right one
 */
export async function withConnection<T>(
  { settings, allowed }: Pick<Directory, 'settings' | 'allowed'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const url = new URL(settings.url);
  const host = hostOf(url);
  const isTls = url.protocol === 'ldaps:';
  const { address, family } = await checkedAddress(host, allowed, AbortSignal.timeout(withinMs));
  const tlsOptions = {
    host: address,
    // The name that people wrote is the one that the certificate must be for.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(settings.caPem === '' ? {} : { ca: settings.caPem }),
    minVersion: 'TLSv1.2' as const,
  };
  const at = family === 6 ? `[${address}]` : address;
  const client = new Client({
    url: `${url.protocol}//${at}:${url.port || (isTls ? '636' : '389')}`,
    timeout: withinMs,
    connectTimeout: withinMs,
    ...(isTls ? { tlsOptions } : {}),
  });
  try {
    if (!isTls && settings.startTls) await client.startTLS(tlsOptions);
    return await work(client);
  } finally {
    await client.unbind();
  }
}

/** The same, bound as the settings say, to search. */
export function withSearch<T>(directory: Directory, work: (client: Client) => Promise<T>): Promise<T> {
  return withConnection(directory, async (client) => {
    const { bindDn } = directory.settings;
    if (bindDn !== '') {
      // RFC 4513, 5.1.2: a bind with a name and no password proves nothing and succeeds.
      if (directory.secret === '') throw new Error('There is no password for the bind.');
      await client.bind(bindDn, directory.secret);
    }
    return work(client);
  });
}

/**
 * Whether this is the password of the entry. An empty one is nobody's: a directory would take it for
 * an unauthenticated bind and say yes.
 */
export async function isPasswordOf(
  directory: Pick<Directory, 'settings' | 'allowed'>,
  dn: string,
  password: string,
): Promise<boolean> {
  if (password === '' || dn === '') return false;
  return withConnection(directory, async (client) => {
    try {
      await client.bind(dn, password);
      return true;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  });
}

/** RFC 4511, 4.1.9: invalidCredentials, and the ways in which directories say no to a right one. */
const refusals: readonly number[] = [19, 32, 48, 49, 50, 53];

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && refusals.some((code) => code === error.code);
}
