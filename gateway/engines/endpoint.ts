import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';

/** Where and how an engine is reached. */
export type Endpoint =
  | { readonly kind: 'unix'; readonly socketPath: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'tls'; readonly host: string; readonly port: number; readonly tls: TlsMaterial };

/** What we show an engine and what we expect of it, as PEM. */
export interface TlsMaterial {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * Reads a cluster's endpoint.
 *
 * An engine's API is root on its node, so plain TCP is spoken on this machine's loopback alone.
 *
 * @throws Error with a sentence for operators
 */
export function parseEndpoint(endpoint: string, tls: TlsMaterial | null): Endpoint {
  if (endpoint.startsWith('unix:///')) return { kind: 'unix', socketPath: endpoint.slice('unix://'.length) };
  const found = /^tcp:\/\/(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):([0-9]{1,5})$/.exec(endpoint);
  const [, writtenHost, port] = found ?? [];
  if (writtenHost === undefined) throw new Error('The endpoint must be unix:///path or tcp://host:port.');
  const host = writtenHost.replace(/^\[|\]$/g, '');
  if (tls) return { kind: 'tls', host, port: Number(port), tls };
  if (!isLoopback(host)) {
    throw new Error('An engine on another machine needs TLS: give its CA, certificate and key.');
  }
  return { kind: 'tcp', host, port: Number(port) };
}

/** The TLS options for connections to the endpoint; the engine's certificate is always checked. */
export function tlsOptions({ host, tls }: Extract<Endpoint, { kind: 'tls' }>): ConnectionOptions {
  // Said here, or Node would take it from our Host header. An address has no name to send.
  const servername = isIP(host) === 0 ? host : '';
  return { ...tls, host, servername, minVersion: 'TLSv1.2', rejectUnauthorized: true };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
