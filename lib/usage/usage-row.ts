import type { Resources } from '@/lib/nodes/reserved';

/** What nodes and clusters use is followed under this name. */
export const usageTopic = 'usage';

/** What the containers of a node, or of a whole cluster, used when they were last measured. */
export interface UsageRow extends Resources {
  /** See `usageId`. */
  readonly id: string;
  readonly cluster: string;
  /** When it was measured, in milliseconds since the epoch. */
  readonly at: number;
  /** Nobody has measured it for several rounds: it is what it was then. */
  readonly isStale: boolean;
  /** Of a whole cluster: on how many of its nodes it was measured. Engines that are not registered are not. */
  readonly nodes: number;
}

/** @param nodeId "" for the whole cluster */
export function usageId(cluster: string, nodeId = ''): string {
  return nodeId === '' ? cluster : `${cluster}/${nodeId}`;
}
