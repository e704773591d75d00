import type { ContainerRow } from '@/lib/containers/row';
import type { ImageRow } from '@/lib/images/row';
import type { NetworkRow } from '@/lib/networks/row';
import type { NodeRow } from '@/lib/nodes/row';
import type { ServiceRow } from '@/lib/services/row';
import type { ConfigRow, SecretRow } from '@/lib/swarm-data/row';
import type { TaskRow } from '@/lib/tasks/row';
import type { VolumeRow } from '@/lib/volumes/row';

/** What can be followed on a cluster, and the rows that are told of it. */
export interface LiveRowOf {
  containers: ContainerRow;
  images: ImageRow;
  networks: NetworkRow;
  volumes: VolumeRow;
  services: ServiceRow;
  tasks: TaskRow;
  nodes: NodeRow;
  secrets: SecretRow;
  configs: ConfigRow;
}

export type LiveKind = keyof LiveRowOf;

export const liveKinds = [
  'containers',
  'images',
  'networks',
  'volumes',
  'services',
  'tasks',
  'nodes',
  'secrets',
  'configs',
] as const satisfies readonly LiveKind[];

/** How a cluster stands: how old what is shown of it is. */
export type Freshness = 'live' | 'stale' | 'connecting';

/** A cluster as the topic "clusters" tells of it. Everybody who is signed in may know this much. */
export interface ClusterRow {
  /** Its name: a cluster that is registered anew under the same name takes its place. */
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly state: Freshness;
  /** Since when it is in that state, in milliseconds since the epoch. */
  readonly since: number;
  /** "" while it is not known. */
  readonly engineVersion: string;
  /** Whether it is a Swarm whose manager we reach. */
  readonly isSwarm: boolean;
}
