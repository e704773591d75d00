import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import type { EngineLists } from '@/gateway/inventory/engine-lists';
import type { SwarmHearing } from '@/gateway/inventory/swarm-hearing';

const everyMs = 900;
/** Managers that lose their leader take long to say so: asked anew, they say it as soon as they know. */
const answerWithinMs = 3_000;

/**
 * Asks an engine every second for the one object that its Swarm's leader alone can tell, while it is
 * followed.
 *
 * @returns what ends it
 */
export function beatSwarm(lists: Pick<EngineLists, 'object'>, hearing: SwarmHearing): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const once = async () => {
    const askedAt = Date.now();
    try {
      const swarm = await lists.object(['swarm'], answerWithinMs);
      if (!isStopped && swarm !== null) hearing.confirm(askedAt);
    } catch (error) {
      // What else keeps it from answering shows by its silence.
      if (!isStopped && error instanceof NotASwarmManager) hearing.refuse(error);
    }
    if (!isStopped) timer = setTimeout(once, everyMs).unref();
  };
  void once();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
