import type { ContainerRow } from '@/lib/containers/row';
import type { ReservingTask } from '@/lib/nodes/reserved';
import type { NodeRow } from '@/lib/nodes/row';
import type { ServiceRow } from '@/lib/services/row';

/** What is counted of a node. */
export type SeenNode = Pick<
  NodeRow,
  | 'id'
  | 'name'
  | 'state'
  | 'message'
  | 'availability'
  | 'role'
  | 'isLeader'
  | 'reachability'
  | 'cpus'
  | 'memoryBytes'
>;

export interface SeenService extends Pick<ServiceRow, 'id' | 'name' | 'updateState' | 'updateMessage'> {
  /** Null: as many as there are nodes for it. */
  readonly replicas: number | null;
}

export interface SeenTask extends ReservingTask {
  readonly serviceId: string;
  readonly desiredState: string;
}

export type SeenContainer = Pick<ContainerRow, 'id' | 'name' | 'state' | 'status' | 'serviceId'>;
