import type { Cluster, ClusterCondition } from '@/gateway/engines/cluster';
import type { Engine } from '@/gateway/engines/engine';

/** An engine that a cluster is reached by. */
export interface EngineOf {
  readonly id: string;
  readonly name: string;
  readonly engine: Engine;
  readonly condition: ClusterCondition;
}

export function enginesOf(cluster: Cluster): EngineOf[] {
  const { id, name, engine, condition } = cluster;
  return [{ id, name, engine, condition }];
}
