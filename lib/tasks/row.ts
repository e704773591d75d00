import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { withoutCounts } from '@/lib/docker-api/answers/task';
import type { JsonObject } from '@/lib/docker-api/json';
import { labelsOf } from '@/lib/docker-api/kinds/kind';
import { stackOf } from '@/lib/rows/labels-of-stacks';
import type { PlacedRow, RowPlace } from '@/lib/rows/placed-row';
import { asNumber, asTime, shortImage } from '@/lib/rows/values';

/** A task as lists show it. It is where its service is. */
export interface TaskRow extends PlacedRow {
  readonly serviceId: string;
  readonly service: string;
  /** Its number in a replicated service; null in others. */
  readonly slot: number | null;
  /** Null before it is scheduled, and for who may not see the node. */
  readonly nodeId: string | null;
  readonly node: string | null;
  /** new, allocated, pending, assigned, accepted, preparing, ready, starting, running, complete, shutdown, failed, rejected, remove, orphaned */
  readonly state: string;
  readonly desiredState: string;
  /** When it came into its state, in milliseconds since the epoch. */
  readonly since: number | null;
  readonly message: string;
  /** Why it failed, in the engine's words; "" where it did not. */
  readonly error: string;
  readonly exitCode: number | null;
  readonly image: string;
  /** The stack that its service is part of. */
  readonly stack: string | null;
  /** What its node keeps free for it; 0: nothing. */
  readonly reservedCpus: number;
  readonly reservedMemoryBytes: number;
  /** 0: as much as there is. */
  readonly limitCpus: number;
  readonly limitMemoryBytes: number;
  /** Null before it has one. */
  readonly containerId: string | null;
  readonly createdAt: number | null;
}

/** What a task's row takes from other kinds: the names of its service and node. */
export interface TaskNames {
  readonly service: string;
  readonly node: string | null;
}

/** The row of an entry of `GET /tasks`. */
export function taskRow(item: JsonObject, place: RowPlace, names: TaskNames): TaskRow {
  const status = asObject(item.Status);
  const ran = asObject(status.ContainerStatus);
  const spec = asObject(item.Spec);
  const container = asObject(spec.ContainerSpec);
  const resources = asObject(spec.Resources);
  const reserved = asObject(resources.Reservations);
  const limits = asObject(resources.Limits);
  const slot = asNumber(item.Slot) || null;
  const id = asText(item.ID);
  const nodeId = asText(item.NodeID) || null;
  return {
    id,
    name: `${names.service}.${slot ?? nodeId ?? id}`,
    ...place,
    serviceId: asText(item.ServiceID),
    service: names.service,
    slot,
    nodeId,
    node: names.node,
    state: asText(status.State),
    desiredState: asText(item.DesiredState),
    since: asTime(status.Timestamp),
    message: asText(status.Message),
    error: asText(status.Err),
    exitCode: ran.ExitCode === undefined ? null : asNumber(ran.ExitCode),
    image: shortImage(asText(container.Image)),
    stack: stackOf(labelsOf(container.Labels)),
    reservedCpus: asNumber(reserved.NanoCPUs) / 1e9,
    reservedMemoryBytes: asNumber(reserved.MemoryBytes),
    limitCpus: asNumber(limits.NanoCPUs) / 1e9,
    limitMemoryBytes: asNumber(limits.MemoryBytes),
    containerId: asText(ran.ContainerID) || null,
    createdAt: asTime(item.CreatedAt),
  };
}

/** The same for who may not see the node that it is on; a global task is called after it. */
export function withoutNode(row: TaskRow): TaskRow {
  const name = row.slot === null ? `${row.service}.${row.id}` : row.name;
  return { ...row, name, nodeId: null, node: null };
}

/** The same for who may not know how many nodes there are. */
export function withoutNodeCounts(row: TaskRow): TaskRow {
  return { ...row, error: withoutCounts(row.error), message: withoutCounts(row.message) };
}
