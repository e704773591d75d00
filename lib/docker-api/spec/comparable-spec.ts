import { asObject } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import { intentLabel } from '@/lib/docker-api/labels';

/** Where a member says something by being there, empty or not. */
const meaningful = new Set(['Global', 'GlobalJob', 'Replicated']);

const ofRollouts = { FailureAction: 'pause', Order: 'stop-first', MaxFailureRatio: 0 };

/** What a Swarm answers where nothing was said (moby: daemon/cluster/convert/service.go). */
const defaults: JsonObject = {
  EndpointSpec: { Mode: 'vip' },
  UpdateConfig: ofRollouts,
  RollbackConfig: ofRollouts,
  TaskTemplate: {
    Runtime: 'container',
    ContainerSpec: { Isolation: 'default' },
    RestartPolicy: { Condition: 'any', MaxAttempts: 0 },
  },
};

/**
 * A spec so that two can be compared as texts: members in one order, and without those that are empty
 * or what a Swarm would do anyway, and so mean nothing. The mark of the change that wrote it is left out too: each change writes its own.
 */
export function comparableSpec(spec: JsonObject): JsonObject {
  const { [intentLabel]: _, ...Labels } = asObject(spec.Labels);
  return asObject(inOrder(without(defaults, { ...spec, Labels, Mode: withReplicas(asObject(spec.Mode)) })));
}

function without(known: JsonObject, given: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => {
      const ordinary = known[key];
      if (ordinary !== undefined && ordinary === value) return [];
      const isDeeper = typeof ordinary === 'object' && typeof value === 'object' && value !== null;
      return [[key, isDeeper ? without(asObject(ordinary), asObject(value)) : value]];
    }),
  );
}

/** One, where it is not said; how many there are is worth seeing. */
function withReplicas(mode: JsonObject): JsonObject {
  return 'Replicated' in mode ? { ...mode, Replicated: { Replicas: 1, ...asObject(mode.Replicated) } } : mode;
}

function inOrder(value: Json | undefined): Json | undefined {
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.map((each) => inOrder(each) ?? null);
  if (typeof value !== 'object' || value === null) return value === null || value === '' ? undefined : value;
  const members = Object.entries(value)
    .map(
      ([key, member]) => [key, inOrder(member) ?? (meaningful.has(key) && member ? {} : undefined)] as const,
    )
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** What a thing is called comes first. */
function rank(key: string): number {
  const first = ['Name', 'Labels', 'Image'].indexOf(key);
  return first === -1 ? 9 : first;
}
