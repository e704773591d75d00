import * as z from 'zod/mini';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';

const shape = z.looseObject({
  ID: z.string(),
  Version: z.object({ Index: z.number() }),
  Spec: z.looseObject({ Name: z.string(), TaskTemplate: z.looseObject({}) }),
});

/** What the page of a service reads of the engine's account of it. */
export interface ServiceDetails {
  readonly id: string;
  readonly version: number;
  readonly spec: JsonObject;
  readonly container: JsonObject;
  readonly task: JsonObject;
  readonly updateStartedAt: string;
}

/** @throws Error when the answer is not in the engine's form */
export function serviceDetails(answer: unknown): ServiceDetails {
  const service = z.parse(shape, answer) as unknown as JsonObject;
  const spec = asObject(service.Spec);
  const task = asObject(spec.TaskTemplate);
  return {
    id: asText(service.ID),
    version: Number(asObject(service.Version).Index),
    spec,
    task,
    container: asObject(task.ContainerSpec),
    updateStartedAt: asText(asObject(service.UpdateStatus).StartedAt),
  };
}

export function objectsOf(list: Json | undefined): JsonObject[] {
  return asList(list).map(asObject);
}
