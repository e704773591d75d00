import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import type { Bound, EffectiveLimits, ResourceLimit } from '@/lib/docker-api/guard/limits';
import { builtInLimits } from '@/lib/docker-api/guard/limits';
import type { PortRange } from '@/lib/docker-api/guard/published-ports';
import type { CollectionLimits, QuotaField } from '@/lib/limits/schema';

/** What one collection on a path sets. */
export interface LimitsAt {
  readonly path: CollectionPath;
  readonly limits: CollectionLimits;
}

/**
 * What holds at the end of a path: the default that the nearest collection sets, and the strictest of
 * all maxima on the path.
 *
 * @param onPath the collections that set anything, the nearest first
 */
export function effectiveLimits(onPath: readonly LimitsAt[]): EffectiveLimits {
  const pair = (read: (limits: CollectionLimits) => Pair | undefined, installed: ResourceLimit) => ({
    default: nearest(onPath, (limits) => read(limits)?.default ?? null) ?? installed.default,
    maximum: strictest(onPath, (limits) => read(limits)?.maximum ?? null, installed.maximum),
  });
  const names = new Set([
    ...builtInLimits.ulimits.keys(),
    ...onPath.flatMap(({ limits }) => Object.keys(limits.ulimits)),
  ]) as Set<keyof CollectionLimits['ulimits']>;
  return {
    memoryBytes: pair(({ memoryBytes }) => memoryBytes, builtInLimits.memoryBytes),
    nanoCpus: pair(({ nanoCpus }) => nanoCpus, builtInLimits.nanoCpus),
    pids: pair(({ pids }) => pids, builtInLimits.pids),
    ulimits: new Map(
      [...names].map((name) => [
        name,
        pair(({ ulimits }) => ulimits[name], builtInLimits.ulimits.get(name) ?? nothing),
      ]),
    ),
    ports: onPath.flatMap(({ path, limits: { ports } }) =>
      ports === null ? [] : [{ ranges: ports.map(rangeOf), from: path }],
    ),
    addresses: onPath.flatMap(({ path, limits: { addresses } }) =>
      addresses === null ? [] : [{ addresses, from: path }],
    ),
    replicas: strictest(onPath, ({ replicas }) => replicas, builtInLimits.replicas),
    countsMemory: quotasOn(onPath, 'totalMemoryBytes')[0]?.from ?? null,
    countsCpus: quotasOn(onPath, 'totalNanoCpus')[0]?.from ?? null,
  };
}

/** Every quota of one field that holds at the end of the path, the nearest first. */
export function quotasOn(onPath: readonly LimitsAt[], field: QuotaField): Bound[] {
  return onPath.flatMap(({ path, limits }) => {
    const value = limits[field];
    return value === null ? [] : [{ value, from: path }];
  });
}

interface Pair {
  readonly default: number | null;
  readonly maximum: number | null;
}

const nothing: ResourceLimit = { default: null, maximum: null };

type Read = (limits: CollectionLimits) => number | null;

function nearest(onPath: readonly LimitsAt[], read: Read): Bound | null {
  for (const { path, limits } of onPath) {
    const value = read(limits);
    if (value !== null) return { value, from: path };
  }
  return null;
}

/** What is installed holds unless "/" says otherwise. */
function strictest(onPath: readonly LimitsAt[], read: Read, installed: Bound | null): Bound | null {
  const isReplaced = onPath.some(({ path, limits }) => path === rootCollection && read(limits) !== null);
  return onPath.reduce<Bound | null>(
    (strictestYet, { path, limits }) => {
      const value = read(limits);
      if (value === null || (strictestYet && strictestYet.value < value)) return strictestYet;
      return { value, from: path };
    },
    isReplaced ? null : installed,
  );
}

function rangeOf(text: string): PortRange {
  const [low = 0, high = low] = text.split('-').map(Number);
  return [low, high];
}
