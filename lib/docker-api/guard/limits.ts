import type { CollectionPath } from '@/lib/access/collection-path';
import { rootCollection } from '@/lib/access/collection-path';
import type { Findings } from '@/lib/docker-api/guard/findings';
import type { AddressSet, PortSet } from '@/lib/docker-api/guard/published-ports';
import { humanBytes, humanCpus } from '@/lib/docker-api/guard/units';

/** A value and the collection that set it. */
export interface Bound {
  readonly value: number;
  readonly from: CollectionPath;
}

/** What something gets that asks for nothing, and the most it may ask for. */
export interface ResourceLimit {
  readonly default: Bound | null;
  readonly maximum: Bound | null;
}

/** What holds in one collection, its ancestors' limits included (lib/limits/effective). */
export interface EffectiveLimits {
  /** Of each container, and of each task of a service. */
  readonly memoryBytes: ResourceLimit;
  /** Billionths of a CPU. */
  readonly nanoCpus: ResourceLimit;
  readonly pids: ResourceLimit;
  readonly ulimits: ReadonlyMap<string, ResourceLimit>;
  /** A published port must be in each of them. */
  readonly ports: readonly PortSet[];
  /** So must the address of the node that it is published on. */
  readonly addresses: readonly AddressSet[];
  /** Of one service. */
  readonly replicas: Bound | null;
  /** The nearest collection whose memory in all is limited: what has no limit of its own has no place there. */
  readonly countsMemory: CollectionPath | null;
  readonly countsCpus: CollectionPath | null;
}

const none: ResourceLimit = { default: null, maximum: null };
const installed = (value: number): Bound => ({ value, from: rootCollection });

/**
 * What holds where nobody has set anything: enough for any ordinary service, and too little to fill a
 * node's process table, or for one request to make a manager plan a billion tasks. "/" can set other
 * values.
 */
export const builtInLimits: EffectiveLimits = {
  memoryBytes: none,
  nanoCpus: none,
  pids: { default: installed(4096), maximum: installed(32_768) },
  ulimits: new Map([['nofile', { default: null, maximum: installed(1_048_576) }]]),
  ports: [],
  addresses: [],
  replicas: installed(256),
  countsMemory: null,
  countsCpus: null,
};

/** What one container or task may use at most; absent, 0 and -1: it asks for no limit. */
export interface Resources {
  readonly memoryBytes?: number | undefined;
  readonly nanoCpus?: number | undefined;
  readonly pids?: number | undefined;
}

/** The resources to send: the wished ones where they are within bounds, else the defaults. */
export function boundResources(wish: Resources, limits: EffectiveLimits, findings: Findings): Resources {
  return {
    memoryBytes: boundResource('memoryBytes', wish.memoryBytes, limits, findings),
    nanoCpus: boundResource('nanoCpus', wish.nanoCpus, limits, findings),
    pids: boundResource('pids', wish.pids, limits, findings),
  };
}

/** The same for one of them. */
export function boundResource(
  resource: keyof Resources,
  wish: number | undefined,
  limits: EffectiveLimits,
  findings: Findings,
): number | undefined {
  const { default: byDefault, maximum } = limits[resource];
  const { noun, option, amount, unit } = measures[resource];
  if (wish === undefined || wish <= 0) {
    const values = [byDefault, maximum].flatMap((limit) => (limit ? [limit.value] : []));
    if (values.length > 0) return Math.min(...values);
    const countedIn = countingCollection(resource, limits);
    if (countedIn !== null) {
      findings.exceed(
        countedIn,
        `${countedIn} limits the ${noun} of all that is in it: say how much this may use (${option})`,
      );
    }
    return wish;
  }
  if (maximum && wish > maximum.value) {
    findings.exceed(
      maximum.from,
      `${maximum.from} allows each container at most ${amount(maximum.value)}${unit}; this asks for ${amount(wish)}`,
    );
  }
  return wish;
}

function countingCollection(resource: keyof Resources, limits: EffectiveLimits): CollectionPath | null {
  if (resource === 'memoryBytes') return limits.countsMemory;
  return resource === 'nanoCpus' ? limits.countsCpus : null;
}

interface Measure {
  readonly noun: string;
  readonly option: string;
  readonly amount: (value: number) => string;
  /** What follows an amount: "4 GiB of memory". */
  readonly unit: string;
}

const measures: Readonly<Record<keyof Resources, Measure>> = {
  memoryBytes: {
    noun: 'memory',
    option: '--memory, --limit-memory',
    amount: humanBytes,
    unit: ' of memory',
  },
  nanoCpus: { noun: 'CPUs', option: '--cpus, --limit-cpu', amount: humanCpus, unit: '' },
  pids: { noun: 'processes', option: '--pids-limit, --limit-pids', amount: String, unit: ' processes' },
};

/** Holds the number of a service's replicas to what is allowed. */
export function guardReplicas(
  replicas: number,
  { replicas: most }: EffectiveLimits,
  findings: Findings,
): void {
  if (most && replicas > most.value) {
    findings.exceed(
      most.from,
      `${most.from} allows each service at most ${most.value} replicas; this asks for ${replicas}`,
    );
  }
}
