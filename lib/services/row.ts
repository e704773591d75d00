import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import type { TaskThing } from '@/lib/docker-api/kinds/task';
import { isHeld, reasonNotToHold } from '@/lib/docker-api/spec/held-update';
import { stackOf } from '@/lib/rows/labels-of-stacks';
import type { PlacedRow, RowPlace } from '@/lib/rows/placed-row';
import { asNumber, asTime, shortImage } from '@/lib/rows/values';
import { isOver, isRunning } from '@/lib/tasks/task-state';

export type ServiceMode = 'replicated' | 'global' | 'replicated-job' | 'global-job';

export interface ServicePort {
  /** Null: the Swarm chooses one for each task. */
  readonly publishedPort: number | null;
  readonly targetPort: number;
  readonly protocol: string;
  /** "ingress": on every node; "host": on the nodes that run a task. */
  readonly mode: string;
}

/** A service as lists show it. */
export interface ServiceRow extends PlacedRow {
  readonly mode: ServiceMode;
  /** Tasks that run and shall. */
  readonly running: number;
  /** How many should: the replicas, or for a global service its tasks. */
  readonly desired: number;
  /** On how many nodes its tasks run; null for who may not know how many nodes there are. */
  readonly nodes: number | null;
  readonly image: string;
  readonly ports: readonly ServicePort[];
  /** updating, paused, completed, rollback_started, rollback_paused, rollback_completed; null: never updated. */
  readonly updateState: string | null;
  /** The engine's words about the update. */
  readonly updateMessage: string;
  /** Somebody paused its updates. */
  readonly isHeld: boolean;
  /** Why an update of it cannot be paused; null where it can. */
  readonly notToHold: string | null;
  /** Whether there is what it was before, to go back to. */
  readonly canRollBack: boolean;
  /** The image that it would run again then; empty where that is not known before. */
  readonly earlierImage: string;
  readonly stack: string | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  /** What a change of it must name. */
  readonly version: number;
  /** Full ids. */
  readonly secretIds: readonly string[];
  readonly configIds: readonly string[];
  /** Full ids, or names where it was made behind our back. */
  readonly networkIds: readonly string[];
  /** Names of the volumes that its tasks mount. */
  readonly volumeNames: readonly string[];
}

/**
 * The row of an entry of `GET /services`.
 *
 * @param tasks its own
 */
export function serviceRow(
  item: JsonObject,
  place: RowPlace,
  tasks: readonly Pick<TaskThing, 'state' | 'desiredState' | 'nodeId'>[],
): ServiceRow {
  const { id, name, labels } = kinds.service.read(item);
  const spec = asObject(item.Spec);
  const template = asObject(spec.TaskTemplate);
  const container = asObject(template.ContainerSpec);
  const update = asObject(item.UpdateStatus);
  const wanted = tasks.filter(({ desiredState }) => !isOver(desiredState));
  const live = wanted.filter(({ state }) => isRunning(state));
  const { mode, replicas } = modeOf(asObject(spec.Mode));
  const attachments = asList(template.Networks).length > 0 ? template.Networks : spec.Networks;
  return {
    id,
    name,
    ...place,
    mode,
    running: live.length,
    desired: replicas ?? wanted.length,
    nodes: new Set(live.map(({ nodeId }) => nodeId)).size,
    image: shortImage(imageOf(spec)),
    ports: asList(asObject(asObject(item.Endpoint).Spec).Ports ?? asObject(spec.EndpointSpec).Ports)
      .map(asObject)
      .map(portOf),
    updateState: asText(update.State) || null,
    updateMessage: asText(update.Message),
    isHeld: isHeld(spec),
    notToHold: reasonNotToHold(spec),
    canRollBack: isHeld(spec) || Object.keys(asObject(item.PreviousSpec)).length > 0,
    // What was before a pause is the update that was paused.
    earlierImage: isHeld(spec) ? '' : shortImage(imageOf(asObject(item.PreviousSpec))),
    stack: stackOf(labels),
    createdAt: asTime(item.CreatedAt),
    updatedAt: asTime(item.UpdatedAt),
    version: asNumber(asObject(item.Version).Index),
    secretIds: asList(container.Secrets).map((each) => asText(asObject(each).SecretID)),
    configIds: asList(container.Configs).map((each) => asText(asObject(each).ConfigID)),
    networkIds: asList(attachments).map((each) => asText(asObject(each).Target)),
    volumeNames: asList(container.Mounts)
      .map(asObject)
      .flatMap((mount) => (mount.Type === 'volume' ? asText(mount.Source) || [] : [])),
  };
}

function imageOf(spec: JsonObject): string {
  return asText(asObject(asObject(spec.TaskTemplate).ContainerSpec).Image);
}

/** Null replicas: as many as there are nodes for it. */
function modeOf(mode: JsonObject): { mode: ServiceMode; replicas: number | null } {
  if ('Global' in mode) return { mode: 'global', replicas: null };
  if ('GlobalJob' in mode) return { mode: 'global-job', replicas: null };
  if ('ReplicatedJob' in mode) {
    return { mode: 'replicated-job', replicas: asNumber(asObject(mode.ReplicatedJob).MaxConcurrent) || 1 };
  }
  const { Replicas } = asObject(mode.Replicated);
  return { mode: 'replicated', replicas: Replicas === undefined ? 1 : asNumber(Replicas) };
}

function portOf(port: JsonObject): ServicePort {
  return {
    publishedPort: asNumber(port.PublishedPort) || null,
    targetPort: asNumber(port.TargetPort),
    protocol: asText(port.Protocol) || 'tcp',
    mode: asText(port.PublishMode) || 'ingress',
  };
}

/** What of the row is for who may see every node only. */
export function withoutNodes(row: ServiceRow): ServiceRow {
  return { ...row, nodes: null };
}
