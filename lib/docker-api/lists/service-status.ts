import { asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { jobIterationOf, type TaskThing } from '@/lib/docker-api/kinds/task';

/** `ServiceStatus` of a service in a list that was asked for with `status`. */
export interface ServiceStatus {
  readonly RunningTasks: number;
  readonly DesiredTasks: number;
  readonly CompletedTasks: number;
}

/** What counts of a task. */
export type CountedTask = Pick<TaskThing, 'state' | 'desiredState' | 'jobIteration'>;

/** Counts as a Swarm's manager does (swarmkit, manager/controlapi: ListServiceStatuses). */
export function serviceStatus(service: JsonObject, tasks: readonly CountedTask[]): ServiceStatus {
  const mode = asObject(asObject(service.Spec).Mode);
  const iteration = jobIterationOf(asObject(service.JobStatus));
  const isGlobal = mode.Replicated === undefined && mode.ReplicatedJob === undefined;
  const counted = iteration === null ? tasks : tasks.filter(({ jobIteration }) => jobIteration === iteration);
  const count = (isCounted: (task: CountedTask) => boolean) => counted.filter(isCounted).length;
  return {
    RunningTasks: count(({ state }) => state === 'running'),
    DesiredTasks: isGlobal
      ? count(
          ({ state, desiredState }) =>
            desiredState === 'running' || (desiredState === 'complete' && state !== 'complete'),
        )
      : numberOf(asObject(mode.Replicated).Replicas) + numberOf(asObject(mode.ReplicatedJob).MaxConcurrent),
    CompletedTasks: iteration === null ? 0 : count(({ state }) => state === 'complete'),
  };
}

function numberOf(value: JsonObject[string]): number {
  return typeof value === 'number' ? value : 0;
}
