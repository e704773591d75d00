import type { ContainerRow } from '@/components/containers/container-store';
import type { ClusterView } from '@/lib/clusters/schema';

/** One cluster with its containers, as a page is given it. */
export interface LiveCluster {
  readonly name: string;
  readonly state: ClusterView['state'];
  readonly engineVersion: string;
  readonly publishedHost: string;
  readonly initial: readonly ContainerRow[];
  /** Why its containers are not there, in words; null when they are. */
  readonly failure: string | null;
}

/** A container with the cluster it is on. */
export interface OpsContainer extends ContainerRow {
  readonly cluster: string;
  readonly publishedHost: string;
}
