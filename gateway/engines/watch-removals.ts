import { z } from 'zod';
import type { Cluster } from '@/gateway/engines/cluster';
import { log, reasonOf } from '@/gateway/log';
import { LineSplitter } from '@/gateway/streams/line-splitter';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { type ThingKind, thingKinds } from '@/lib/docker-api/kinds/thing';

const gatherMs = 300;
const query = new URLSearchParams({
  filters: JSON.stringify({
    type: thingKinds,
    event: [...new Set(Object.values(kinds).flatMap(({ removalActions }) => removalActions))],
  }),
});

const removalEvent = z.object({
  Type: z.enum(thingKinds),
  Action: z.string(),
  Actor: z.object({ ID: z.string().min(1) }),
});

/** Something that is no longer there. */
export interface Removal {
  readonly kind: ThingKind;
  readonly id: string;
}

/**
 * Follows what goes away on an engine until the connection or `stopping` ends it; whoever keeps the
 * cluster's state starts it again when the engine is back.
 *
 * @param onRemovals called once for removals that come close together
 */
export async function watchRemovals(
  cluster: Cluster,
  stopping: AbortSignal,
  onRemovals: (removals: readonly Removal[]) => void,
): Promise<void> {
  let gathered: Removal[] = [];
  const flush = () => {
    const removals = gathered;
    gathered = [];
    onRemovals(removals);
  };
  try {
    const answer = await cluster.engine.send({ method: 'GET', target: `/events?${query}`, signal: stopping });
    const lines = new LineSplitter();
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      for (const line of lines.push(chunk)) {
        const { Type, Action, Actor } = removalEvent.parse(JSON.parse(line.toString('utf8')));
        if (!kinds[Type].removalActions.includes(Action)) continue;
        if (gathered.length === 0) setTimeout(flush, gatherMs);
        gathered.push({ kind: Type, id: Actor.ID });
      }
    }
  } catch (error) {
    if (!stopping.aborted) {
      log('warn', 'removals not followed', { cluster: cluster.name, reason: reasonOf(error) });
    }
  }
}
