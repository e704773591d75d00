import type { Cluster } from '@/gateway/engines/cluster';
import type { Member } from '@/gateway/engines/member';
import { log, reasonOf } from '@/gateway/log';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/** An engine of a cluster with those of its containers that use anything. */
export interface SampledEngine {
  readonly member: Member;
  readonly containers: readonly Thing[];
}

const using: ReadonlySet<string> = new Set(['running', 'paused']);

/** The engines that answer now. What one that does not would have had is a gap. */
export async function sampledEngines({ name, members }: Cluster): Promise<SampledEngine[]> {
  const reachable = members.filter(({ condition }) => condition.state === 'reachable');
  const found = await Promise.all(
    reachable.map(async (member): Promise<SampledEngine[]> => {
      try {
        const things = (await member.inventory.items('container')).map(({ thing }) => thing);
        return [{ member, containers: things.filter(({ state }) => using.has(state)) }];
      } catch (error) {
        log('warn', 'engine not sampled', { cluster: name, engine: member.id, reason: reasonOf(error) });
        return [];
      }
    }),
  );
  return found.flat();
}
