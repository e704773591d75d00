import { asObject } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import { intentLabel } from '@/lib/docker-api/labels';

/** Where a member says something by being there, empty or not. */
const meaningful = new Set(['Global', 'GlobalJob', 'Replicated']);

/**
 * A spec so that two can be compared as texts: members in one order, and without those that are empty
 * and so mean nothing. The mark of the change that wrote it is left out too: each change writes its own.
 */
export function comparableSpec(spec: JsonObject): JsonObject {
  const { [intentLabel]: _, ...Labels } = asObject(spec.Labels);
  return asObject(inOrder({ ...spec, Labels }));
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
