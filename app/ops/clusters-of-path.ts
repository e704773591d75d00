import 'server-only';
import { visibleCluster } from '@/components/containers/visible-cluster';
import type { Actor } from '@/lib/auth/actor';
import { listClusters } from '@/lib/clusters/queries';
import type { ClusterView } from '@/lib/clusters/schema';
import { allClusters } from '@/lib/paths/console-paths';

/** The clusters that a page is about: the one its path names, or all that the person may see. */
export async function clustersOfPath(actor: Actor, segment: string): Promise<ClusterView[]> {
  if (segment === allClusters) return (await listClusters(actor, { limit: 500 })).items;
  return [await visibleCluster(actor, segment)];
}
