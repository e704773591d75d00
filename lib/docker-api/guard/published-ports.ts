import type { CollectionPath } from '@/lib/access/collection-path';
import { type Findings, quoted } from '@/lib/docker-api/guard/findings';
import type { EffectiveLimits } from '@/lib/docker-api/guard/limits';

/** From the first number to the last, both included. */
export type PortRange = readonly [number, number];

/** The ports of nodes that a collection lets be published; none at all is an empty list. */
export interface PortSet {
  readonly ranges: readonly PortRange[];
  readonly from: CollectionPath;
}

export interface AddressSet {
  readonly addresses: readonly string[];
  readonly from: CollectionPath;
}

/** Where a port of a container is to be reached. */
export interface Publishing {
  /** "": any address of the node. Null: all of them, and there is no choosing (services). */
  readonly address: string | null;
  /** "8080", "8000-8010", or "" and "0" for one that the engine chooses. */
  readonly port: string;
}

/**
 * Where to publish: as wished where that is allowed. What leaves the choice open gets a choice among
 * what is allowed.
 */
export function boundPort<T extends Publishing>(wish: T, limits: EffectiveLimits, findings: Findings): T {
  return { ...wish, address: boundAddress(wish, limits, findings), port: portOf(wish, limits, findings) };
}

function portOf({ port, address }: Publishing, { ports }: EffectiveLimits, findings: Findings): string {
  if (ports.length === 0) return port;
  const wished = rangeOf(port);
  if (wished === null && address !== null) {
    const free = ports.map(({ ranges }) => ranges).reduce(intersection);
    const widest = free.reduce<PortRange | null>(
      (best, range) => (best && best[1] - best[0] >= range[1] - range[0] ? best : range),
      null,
    );
    if (widest) return writtenRange(widest);
    const [first] = ports;
    if (first) findings.exceed(first.from, `no port may be published in ${first.from}`);
    return port;
  }
  for (const { ranges, from } of ports) {
    const isWithin = ([low, high]: PortRange) => wished?.every((end) => low <= end && end <= high) === true;
    if (ranges.some(isWithin)) continue;
    const allowed = ranges.length === 0 ? 'no port' : `only the ports ${ranges.map(writtenRange).join(', ')}`;
    const asked = wished ? port : 'any port: name one';
    findings.exceed(from, `${from} allows ${allowed} to be published; this asks for ${asked}`);
  }
  return port;
}

function boundAddress({ address }: Publishing, { addresses: sets }: EffectiveLimits, findings: Findings) {
  const [first, ...more] = sets;
  if (!first) return address;
  if (address === '') {
    const chosen = first.addresses.find((one) => more.every(({ addresses }) => addresses.includes(one)));
    if (chosen !== undefined) return chosen;
  }
  for (const { addresses, from } of sets) {
    if (address !== null && addresses.includes(address)) continue;
    const allowed = addresses.length === 0 ? 'no address' : `only ${addresses.join(', ')}`;
    const asked = address === null || address === '' ? 'all addresses' : quoted(address);
    findings.exceed(from, `${from} allows ports to be published on ${allowed}; this asks for ${asked}`);
  }
  return address;
}

/** Null where the engine is to choose. */
function rangeOf(port: string): PortRange | null {
  const [low = 0, high = low] = port.split('-').map(Number);
  return low === 0 && high === 0 ? null : [low, high];
}

export function writtenRange([low, high]: PortRange): string {
  return low === high ? String(low) : `${low}-${high}`;
}

function intersection(some: readonly PortRange[], others: readonly PortRange[]): PortRange[] {
  return some.flatMap(([low, high]) =>
    others.flatMap(([from, to]): PortRange[] => {
      const range: PortRange = [Math.max(low, from), Math.min(high, to)];
      return range[0] <= range[1] ? [range] : [];
    }),
  );
}
