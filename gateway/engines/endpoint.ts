import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { EngineCredentials, SshCredentials, TlsCredentials } from '@/lib/secrets/engine-credentials';

/** Where and how an engine is reached. */
export type Endpoint =
  | { readonly kind: 'unix'; readonly socketPath: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'tls'; readonly host: string; readonly port: number; readonly tls: TlsCredentials }
  | SshEndpoint;

export interface SshEndpoint {
  readonly kind: 'ssh';
  readonly user: string;
  readonly host: string;
  readonly port: number;
  readonly ssh: SshCredentials;
}

const sshPort = 22;

/**
 * Reads an engine's endpoint.
 *
 * An engine's API is root on its node, so plain TCP is spoken on this machine's loopback alone.
 *
 * @throws Error with a sentence for operators
 */
export function parseEndpoint(endpoint: string, credentials: EngineCredentials | null): Endpoint {
  if (endpoint.startsWith('unix:///')) return { kind: 'unix', socketPath: endpoint.slice('unix://'.length) };
  const found =
    /^(tcp|ssh):\/\/(?:([A-Za-z_][A-Za-z0-9_.-]{0,31})@)?(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?$/.exec(
      endpoint,
    );
  const [, scheme, user, writtenHost = '', port] = found ?? [];
  const host = writtenHost.replace(/^\[|\]$/g, '');
  if (scheme === 'ssh' && user !== undefined) {
    if (!credentials || !('privateKey' in credentials)) {
      throw new Error('An engine behind ssh needs a private key and the key of its host.');
    }
    return { kind: 'ssh', user, host, port: Number(port ?? sshPort), ssh: credentials };
  }
  if (scheme !== 'tcp' || user !== undefined || port === undefined) {
    throw new Error('The endpoint must be unix:///path, tcp://host:port or ssh://user@host[:port].');
  }
  if (credentials && 'cert' in credentials)
    return { kind: 'tls', host, port: Number(port), tls: credentials };
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
