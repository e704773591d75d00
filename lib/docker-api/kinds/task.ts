import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/** A task of a Swarm. It is where its service is. */
export interface TaskThing {
  readonly id: string;
  /** Its number in a replicated service; 0 in others. */
  readonly slot: number;
  /** "" for what attaches a container to a network of the Swarm. */
  readonly serviceId: string;
  /** "" before it is scheduled. */
  readonly nodeId: string;
  /** "" before it has one. */
  readonly containerId: string;
  readonly state: string;
  /** What the Swarm wants of it, e.g. "running", "shutdown". */
  readonly desiredState: string;
  /** Which run of a job it belongs to; null: it is of no job. */
  readonly jobIteration: number | null;
  /** Of the Swarm's networks that it is on. */
  readonly networkIds: readonly string[];
}

export function readTask(item: JsonObject): TaskThing {
  const status = asObject(item.Status);
  return {
    id: asText(item.ID),
    slot: typeof item.Slot === 'number' ? item.Slot : 0,
    serviceId: asText(item.ServiceID),
    nodeId: asText(item.NodeID),
    containerId: asText(asObject(status.ContainerStatus).ContainerID),
    state: asText(status.State),
    desiredState: asText(item.DesiredState),
    jobIteration: jobIterationOf(item),
    networkIds: asList(item.NetworksAttachments).map((each) => asText(asObject(asObject(each).Network).ID)),
  };
}

/** Of a task, or of the `JobStatus` of a service: the first is 0, which engines leave out. */
export function jobIterationOf({ JobIteration }: JsonObject): number | null {
  if (JobIteration === undefined || JobIteration === null) return null;
  const { Index } = asObject(JobIteration);
  return typeof Index === 'number' ? Index : 0;
}
