import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { ensureAuthority } from '@/lib/certificates/authority';
import { issue, type KeyAndCertificate, newSerial } from '@/lib/certificates/x509';
import { db } from '@/lib/db/client';

const lifetimeMs = 397 * 24 * 60 * 60_000;

export interface ServerCertificate extends KeyAndCertificate {
  /** The CA that signed it and that client certificates are checked against. */
  readonly authorityPem: string;
  readonly notAfter: Date;
}

/**
 * A fresh certificate for the Docker listener, signed by our CA. It is cheap and is not kept: a
 * listener asks for one when it starts and again well before `notAfter`.
 *
 * @param hosts what clients may call the listener by (host names, IP addresses); this machine's own
 *   names are added
 */
export async function issueServerCertificate(hosts: readonly string[]): Promise<ServerCertificate> {
  // Asked for when the gateway starts, as so much else is: it waits rather than not start.
  const authority = await db.$transaction(ensureAuthority, { maxWait: 20_000, timeout: 20_000 });
  const notAfter = new Date(Math.min(Date.now() + lifetimeMs, authority.certificate.notAfter.getTime()));
  const names = serverNames(hosts);
  const made = await issue(authority, {
    serial: newSerial(),
    commonName: names[0]?.value.slice(0, 64) ?? 'localhost',
    names,
    usage: 'serverAuth',
    notAfter,
  });
  return { ...made, authorityPem: authority.certificatePem, notAfter };
}

/** Addresses that mean "every address" can be bound, but nobody calls a server by them. */
const unspecified = new Set(['0.0.0.0', '::', '']);

function serverNames(hosts: readonly string[]): { type: 'ip' | 'dns'; value: string }[] {
  const own = ['localhost', '127.0.0.1', '::1', hostname()];
  const plain = [...hosts, ...own].map((host) => host.replace(/^\[|\]$/g, '').toLowerCase());
  return [...new Set(plain)]
    .filter((host) => !unspecified.has(host))
    .map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }));
}
