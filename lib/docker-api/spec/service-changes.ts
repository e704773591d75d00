import { asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/**
 * Changes of a service's spec as the engine gave it: one field changes, and everything else goes back
 * as it came, fields that we do not know included.
 */

/** How many replicas it has; null for a mode that has no such number. */
export function replicasOf(spec: JsonObject): number | null {
  const mode = asObject(spec.Mode);
  if ('Global' in mode || 'GlobalJob' in mode || 'ReplicatedJob' in mode) return null;
  const { Replicas } = asObject(mode.Replicated);
  return Replicas === undefined || Replicas === null ? 1 : Number(Replicas);
}

/** @throws RangeError for a service that has no number of replicas */
export function withReplicas(spec: JsonObject, replicas: number): JsonObject {
  if (replicasOf(spec) === null) {
    throw new RangeError('Only a replicated service has a number of replicas.');
  }
  const { Replicated } = asObject(spec.Mode);
  return { ...spec, Mode: { Replicated: { ...asObject(Replicated), Replicas: replicas } } };
}

/** Its tasks are replaced by equal ones, as an update would: docker service update --force. */
export function withForceUpdate(spec: JsonObject): JsonObject {
  const task = asObject(spec.TaskTemplate);
  return { ...spec, TaskTemplate: { ...task, ForceUpdate: Number(task.ForceUpdate ?? 0) + 1 } };
}

export function imageOf(spec: JsonObject): string {
  const { Image } = asObject(asObject(spec.TaskTemplate).ContainerSpec);
  return typeof Image === 'string' ? Image : '';
}

export function withImage(spec: JsonObject, image: string): JsonObject {
  const task = asObject(spec.TaskTemplate);
  return {
    ...spec,
    TaskTemplate: { ...task, ContainerSpec: { ...asObject(task.ContainerSpec), Image: image } },
  };
}

export function withTaskTemplate(spec: JsonObject, task: JsonObject): JsonObject {
  return { ...spec, TaskTemplate: task };
}
