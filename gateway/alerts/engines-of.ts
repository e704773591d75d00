import type { Cluster } from '@/gateway/engines/cluster';
import type { Engine } from '@/gateway/engines/engine';
import type { MemberCondition } from '@/gateway/engines/member';

/** An engine that a cluster is reached by. */
export interface EngineOf {
  readonly id: string;
  readonly name: string;
  readonly engine: Engine;
  readonly condition: MemberCondition;
}

/** A cluster's only engine goes by the cluster's own name, others by those of their nodes. */
export function enginesOf({ id, name, members }: Cluster): EngineOf[] {
  return members.map((member) => {
    const { engine, condition } = member;
    return members.length === 1
      ? { id, name, engine, condition }
      : { id: member.id, name: `${name}/${condition.hostname || member.endpoint}`, engine, condition };
  });
}
