import { type AnswerView, asObject, pick } from '@/lib/docker-api/answers/fields';
import { filterTaskSpec } from '@/lib/docker-api/answers/task-spec';
import type { JsonObject } from '@/lib/docker-api/json';

const shownMembers = [
  'ID',
  'Version',
  'CreatedAt',
  'UpdatedAt',
  'Spec',
  'PreviousSpec',
  'Endpoint',
  'UpdateStatus',
  'ServiceStatus',
  'JobStatus',
] as const;

/** A service that the person may view; what it was before is shown no more than what it is. */
export function filterService(service: JsonObject, view: AnswerView): JsonObject {
  return {
    ...pick(service, shownMembers),
    Spec: filterServiceSpec(asObject(service.Spec), view),
    ...('PreviousSpec' in service && service.PreviousSpec !== null
      ? { PreviousSpec: filterServiceSpec(asObject(service.PreviousSpec), view) }
      : {}),
  };
}

/** A spec that a service has, had, or would have. */
export function filterServiceSpec(spec: JsonObject, view: AnswerView): JsonObject {
  return { ...spec, TaskTemplate: filterTaskSpec(asObject(spec.TaskTemplate), view) };
}
