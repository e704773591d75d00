import type { PlacedUses } from '@/gateway/limits/container-uses';
import { asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/**
 * What all replicas of a service may use together, by its spec. A global service runs on as many
 * nodes as there are; whoever makes one says how many that is.
 *
 * @param nodes how many tasks a global service has
 */
export function serviceUses(spec: JsonObject, nodes = 1): PlacedUses {
  const { MemoryBytes, NanoCPUs } = asObject(asObject(asObject(spec.TaskTemplate).Resources).Limits);
  const { Replicated, ReplicatedJob } = asObject(spec.Mode);
  const { Replicas } = asObject(Replicated);
  const { MaxConcurrent } = asObject(ReplicatedJob);
  const count = Replicated
    ? (numberOf(Replicas) ?? 1)
    : ReplicatedJob
      ? (numberOf(MaxConcurrent) ?? 1)
      : nodes;
  const together = (each: unknown) => Math.min(Number.MAX_SAFE_INTEGER, count * (numberOf(each) ?? 0));
  return { memoryBytes: together(MemoryBytes), nanoCpus: together(NanoCPUs) };
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && number >= 0 ? number : null;
}
