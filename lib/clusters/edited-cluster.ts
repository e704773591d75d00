import type { EngineView } from '@/lib/clusters/engine-schema';
import type { ClusterView } from '@/lib/clusters/schema';

/** What people edit of a cluster: its state and versions are the engines'. */
export function editedCluster({ id, name, isDefault, publishedHost, createdAt, details }: ClusterView) {
  return { id, name, isDefault, publishedHost, createdAt, registries: details?.registries ?? null };
}

export function editedEngine({ id, clusterId, endpoint, hasCredentials, createdAt }: EngineView) {
  return { id, clusterId, endpoint, hasCredentials, createdAt };
}
