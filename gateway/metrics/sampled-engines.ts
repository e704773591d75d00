import type { Cluster } from '@/gateway/engines/cluster';
import type { Engine } from '@/gateway/engines/engine';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/** An engine of a cluster with those of its containers that use anything. */
export interface SampledEngine {
  readonly engine: Engine;
  readonly containers: readonly Thing[];
}

const using: ReadonlySet<string> = new Set(['running', 'paused']);

/** @throws EngineUnreachable */
export async function sampledEngines(cluster: Cluster): Promise<SampledEngine[]> {
  const items = await cluster.inventory.items('container');
  const containers = items.map(({ thing }) => thing).filter(({ state }) => using.has(state));
  const { members, member } = cluster;
  if (members.length === 1) return [{ engine: member.engine, containers }];
  return members
    .filter(({ condition }) => condition.state === 'reachable')
    .map(({ id, engine }) => ({ engine, containers: containers.filter((one) => one.engine === id) }));
}
