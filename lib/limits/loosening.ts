import { humanBytes, humanCpus } from '@/lib/docker-api/guard/units';
import { effectiveLimits, type LimitsAt, quotasOn } from '@/lib/limits/effective';
import type { CollectionLimits, PairField, QuotaField } from '@/lib/limits/schema';

/** A field of the wish that goes beyond what a collection above fixed, and a sentence for people. */
export interface Loosening {
  readonly field: string;
  readonly message: string;
}

const words: Readonly<Record<PairField | QuotaField, (value: number) => string>> = {
  memoryBytes: humanBytes,
  nanoCpus: humanCpus,
  pids: (value) => `${value} processes`,
  containers: (value) => `${value} containers`,
  services: (value) => `${value} services`,
  totalMemoryBytes: humanBytes,
  totalNanoCpus: humanCpus,
};

/**
 * Where a wish would allow more than the collections above allow: it would have no effect, and whoever
 * reads it would be misled.
 *
 * @param above what the collections above set, the nearest first
 */
export function looseningsOf(wish: CollectionLimits, above: readonly LimitsAt[]): Loosening[] {
  const held = effectiveLimits(above);
  const found: Loosening[] = [];
  const atMost = (
    field: string,
    value: number | null,
    most: { value: number; from: string } | null,
    say: (value: number) => string,
  ) => {
    if (value !== null && most && value > most.value) {
      found.push({ field, message: `${most.from} allows at most ${say(most.value)}` });
    }
  };
  for (const field of ['memoryBytes', 'nanoCpus', 'pids'] as const) {
    atMost(`${field}.maximum`, wish[field].maximum, held[field].maximum, words[field]);
    atMost(`${field}.default`, wish[field].default, held[field].maximum, words[field]);
  }
  for (const [name, pair] of Object.entries(wish.ulimits)) {
    const most = held.ulimits.get(name)?.maximum ?? null;
    atMost(`ulimits.${name}.maximum`, pair.maximum, most, String);
    atMost(`ulimits.${name}.default`, pair.default, most, String);
  }
  atMost('replicas', wish.replicas, held.replicas, (value) => `${value} replicas`);
  for (const field of ['containers', 'services', 'totalMemoryBytes', 'totalNanoCpus'] as const) {
    for (const quota of quotasOn(above, field)) atMost(field, wish[field], quota, words[field]);
  }
  return [...found, ...wider(wish, above)];
}

/** Ports and addresses that are not among those that are allowed above. */
function wider(wish: CollectionLimits, above: readonly LimitsAt[]): Loosening[] {
  const { ports, addresses } = effectiveLimits(above);
  const found: Loosening[] = [];
  for (const text of wish.ports ?? []) {
    const [low = 0, high = low] = text.split('-').map(Number);
    const closed = ports.find(({ ranges }) => !ranges.some(([from, to]) => from <= low && high <= to));
    if (closed) found.push({ field: 'ports', message: `${closed.from} does not allow ${text}` });
  }
  for (const address of wish.addresses ?? []) {
    const closed = addresses.find((set) => !set.addresses.includes(address));
    if (closed) found.push({ field: 'addresses', message: `${closed.from} does not allow ${address}` });
  }
  return found;
}

/** Where a wish contradicts itself. */
export function contradictionsOf(wish: CollectionLimits): Loosening[] {
  const pairs = [
    ...(['memoryBytes', 'nanoCpus', 'pids'] as const).map((field) => [field, wish[field]] as const),
    ...Object.entries(wish.ulimits).map(([name, pair]) => [`ulimits.${name}`, pair] as const),
  ];
  return pairs.flatMap(([field, pair]) =>
    pair.default !== null && pair.maximum !== null && pair.default > pair.maximum
      ? [{ field: `${field}.default`, message: 'must not be above the maximum' }]
      : [],
  );
}
