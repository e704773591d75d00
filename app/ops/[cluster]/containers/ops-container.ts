import type { ContainerRow } from '@/lib/containers/row';
import type { OnCluster } from '@/lib/rows/placed-row';

/** A container with the cluster it is on. */
export type OpsContainer = OnCluster<ContainerRow>;
