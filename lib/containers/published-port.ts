import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json } from '@/lib/docker-api/json';
import { asNumber } from '@/lib/rows/values';

export interface PublishedPort {
  readonly privatePort: number;
  readonly publicPort: number;
  /** tcp, udp or sctp. */
  readonly protocol: string;
  /** The node's address it is bound to; other than all addresses, it is reached there alone. */
  readonly address: string;
}

/** `Ports` of a container: those that are published, each once. */
export function publishedPorts(ports: Json | undefined): PublishedPort[] {
  const published = new Map<string, PublishedPort>();
  for (const port of asList(ports).map(asObject)) {
    if (port.PublicPort === undefined) continue;
    const ip = asText(port.IP);
    const address = ip === '0.0.0.0' || ip === '::' ? '' : ip;
    const publicPort = asNumber(port.PublicPort);
    const protocol = asText(port.Type);
    // The engine lists a port once for IPv4 and once for IPv6.
    published.set(`${address} ${publicPort} ${protocol}`, {
      privatePort: asNumber(port.PrivatePort),
      publicPort,
      protocol,
      address,
    });
  }
  return [...published.values()].sort((a, b) => a.publicPort - b.publicPort);
}

const httpsPorts = new Set([443, 8443]);

/** Where a published port is reached by a browser; null for what no browser speaks. */
export function portLink(port: PublishedPort, publishedHost: string): string | null {
  if (port.protocol !== 'tcp') return null;
  const host = port.address || publishedHost;
  const named = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return `${httpsPorts.has(port.privatePort) ? 'https' : 'http'}://${named}:${port.publicPort}/`;
}
