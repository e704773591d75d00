import * as z from 'zod/mini';

/** What we read of one entry of the engine's `/containers/json`. */
const entrySchema = z.object({
  Id: z.string(),
  Names: z.array(z.string()),
  Image: z.string(),
  State: z.string(),
  Status: z.string(),
  Created: z.number(),
  Ports: z.nullish(
    z.array(
      z.object({
        IP: z.optional(z.string()),
        PrivatePort: z.number(),
        PublicPort: z.optional(z.number()),
        Type: z.string(),
      }),
    ),
  ),
  Labels: z.nullish(z.record(z.string(), z.string())),
});

export interface PublishedPort {
  readonly privatePort: number;
  readonly publicPort: number;
  /** tcp, udp or sctp. */
  readonly protocol: string;
  /** The node's address it is bound to; other than all addresses, it is reached there alone. */
  readonly address: string;
}

/** One container as lists show it. */
export interface ContainerSummary {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** created, running, paused, restarting, removing, exited or dead */
  readonly state: string;
  /** The engine's words, e.g. "Up 3 minutes (healthy)". */
  readonly status: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly ports: readonly PublishedPort[];
  /** The placement that the object itself carries; the record may have moved on. */
  readonly labelledCollection: string | null;
}

export const collectionLabel = 'io.wheelhouse.collection';

/** The containers of a list answer, passing over entries that are not in the engine's form. */
export function containerSummaries(answer: unknown): ContainerSummary[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((entry: unknown) => {
    const parsed = entrySchema.safeParse(entry);
    return parsed.success ? [summaryOf(parsed.data)] : [];
  });
}

function summaryOf(entry: z.infer<typeof entrySchema>): ContainerSummary {
  return {
    id: entry.Id,
    name: containerName(entry.Names, entry.Id),
    image: entry.Image,
    state: entry.State,
    status: entry.Status,
    createdAt: entry.Created * 1000,
    ports: publishedPorts(entry.Ports ?? []),
    labelledCollection: entry.Labels?.[collectionLabel] ?? null,
  };
}

/** The container's own name: links give it more, with another container's name in them. */
function containerName(names: readonly string[], id: string): string {
  const own = names.map((name) => name.replace(/^\//, '')).find((name) => !name.includes('/'));
  return own ?? id.slice(0, 12);
}

function publishedPorts(ports: NonNullable<z.infer<typeof entrySchema>['Ports']>): PublishedPort[] {
  const published = new Map<string, PublishedPort>();
  for (const { IP = '', PrivatePort, PublicPort, Type } of ports) {
    if (PublicPort === undefined) continue;
    const isAll = IP === '' || IP === '0.0.0.0' || IP === '::';
    const address = isAll ? '' : IP;
    // The engine lists a port once for IPv4 and once for IPv6.
    published.set(`${address} ${PublicPort} ${Type}`, {
      privatePort: PrivatePort,
      publicPort: PublicPort,
      protocol: Type,
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
