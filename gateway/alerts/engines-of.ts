import type { Cluster } from '@/gateway/engines/cluster';
import type { Engine } from '@/gateway/engines/engine';
import type { MemberCondition } from '@/gateway/engines/member';

/** An engine that a cluster is reached by. */
export interface EngineOf {
  readonly id: string;
  /** The cluster's, where it has no other. */
  readonly name: string;
  readonly engine: Engine;
  readonly condition: MemberCondition;
}

export function enginesOf({ name, members }: Cluster): EngineOf[] {
  return members.map(({ id, endpoint, engine, condition }) => ({
    id,
    name: members.length === 1 ? name : condition.hostname || endpoint,
    engine,
    condition,
  }));
}
