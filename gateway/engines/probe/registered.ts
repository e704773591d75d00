import type { Clusters } from '@/gateway/engines/clusters';

/** An engine that is registered somewhere. */
export interface Registered {
  readonly cluster: string;
  readonly clusterId: string;
  readonly engineId: string;
  readonly endpoint: string;
  /** What the engine calls itself; "" where it never answered. */
  readonly identity: string;
  readonly nodeId: string;
}

export function registeredEngines(clusters: Clusters): Registered[] {
  return clusters.all().flatMap(({ id: clusterId, name: cluster, members }) =>
    members.map(({ id: engineId, endpoint, condition: { identity, nodeId } }) => ({
      cluster,
      clusterId,
      engineId,
      endpoint,
      identity,
      nodeId,
    })),
  );
}

/** A node is told by its id in the Swarm; machines that were copied from one image share an engine's. */
export function isSameEngine(
  one: Pick<Registered, 'identity' | 'nodeId'>,
  other: { readonly identity: string; readonly nodeId: string },
): boolean {
  if (one.nodeId !== '' && other.nodeId !== '') return one.nodeId === other.nodeId;
  return one.identity !== '' && one.identity === other.identity;
}
