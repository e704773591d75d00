import type { Cluster } from '@/gateway/engines/cluster';
import { type CollectionPath, sharedCollection, systemCollection } from '@/lib/access/collection-path';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/**
 * Where a node goes when it is first seen: managers to /System and workers to /Shared; the only node
 * of a cluster to /Shared, since it could serve nobody from /System. There it stays until it is moved.
 */
export async function firstNodePlace(cluster: Cluster, node: Thing): Promise<CollectionPath> {
  if (node.role !== 'manager') return sharedCollection;
  const nodes = await cluster.inventory.things('node');
  return nodes.length > 1 ? systemCollection : sharedCollection;
}
