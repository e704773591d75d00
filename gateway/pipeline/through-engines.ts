import type { Call } from '@/gateway/call';
import type { Cluster } from '@/gateway/engines/cluster';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { explainFailure } from '@/gateway/engines/explain-failure';
import { hasLeft } from '@/gateway/exchange';
import { hasIntent } from '@/gateway/pipeline/on-record';

/**
 * Carries out a call by the engine that is addressed, and from its beginning by the next one where that
 * cannot be reached: names and rights are looked at anew, since what is on another engine is another
 * thing. A change whose intent is on record is never begun a second time, and neither is what has been
 * answered in part.
 *
 * @param perform begins with the cluster as it is addressed now
 */
export async function throughEngines(
  cluster: Cluster,
  { exchange, route }: Pick<Call, 'exchange' | 'route'>,
  perform: () => Promise<void>,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { member } = cluster;
    try {
      await perform();
      return;
    } catch (error) {
      if (!(error instanceof EngineUnreachable) || tries >= cluster.members.length) throw error;
      if (error.isUnsent && error.engineId === member.id) {
        // Whoever measures looks at it again in a moment.
        member.condition.state = 'unreachable';
        member.condition.detail = explainFailure(error).message;
      }
      const mayBeginAgain =
        cluster.member !== member &&
        !hasIntent(exchange) &&
        !exchange.response.headersSent &&
        !hasLeft(exchange) &&
        route.body !== 'stream';
      if (!mayBeginAgain) throw error;
    }
  }
}
