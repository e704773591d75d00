import type { Cluster } from '@/gateway/engines/cluster';

/** The engine of a cluster that is known to have a container; the addressed one where none is. */
export function engineThatHas(cluster: Cluster, containerId: string): Cluster {
  const known = cluster.inventory.known('container').items.get(containerId);
  return cluster.at(known?.thing.engine ?? '') ?? cluster;
}
