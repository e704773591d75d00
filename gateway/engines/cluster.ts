import type { Engine } from '@/gateway/engines/engine';
import type { KeptInventory } from '@/gateway/engines/inventory';
import type { ClusterCondition, Member } from '@/gateway/engines/member';

/**
 * A registered cluster, ready to be asked; or what one of its engines has of it. Whoever keeps one for
 * long keeps that of `Clusters`, which follows the engine that is addressed; a request keeps to the
 * engine that it was decided for (`pinned`, `at`).
 */
export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  /** Registry hosts that its engines may be asked to contact. */
  readonly registryHosts: readonly string[];
  /** Connections to the engine that this addresses. */
  readonly engine: Engine;
  /** What is known of it; of a whole cluster with the containers of all its engines. */
  readonly inventory: KeptInventory;
  /** How that engine is. */
  readonly condition: ClusterCondition;
  /** The engine that this addresses. */
  readonly member: Member;
  /** All engines of the cluster, in the order in which they were registered. */
  readonly members: readonly Member[];
  /** The whole cluster by the engine that is addressed now, whatever becomes of it meanwhile. */
  pinned(): Cluster;
  /**
   * What one engine has of the cluster, by the engine's id or its node's. What only a manager can
   * tell is the addressed manager's. Null where there is no such engine.
   */
  at(engineOrNode: string): Cluster | null;
}

export interface ClusterRow {
  readonly id: string;
  readonly name: string;
  readonly registryHosts: string[];
  readonly isDefault: boolean;
}
