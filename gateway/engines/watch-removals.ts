import type { Cluster } from '@/gateway/engines/cluster';
import { log, reasonOf } from '@/gateway/log';
import { LineSplitter } from '@/gateway/streams/line-splitter';

const gatherMs = 500;
const query = new URLSearchParams({
  filters: JSON.stringify({ type: ['container', 'network', 'volume'], event: ['destroy'] }),
});

/**
 * Follows what goes away on an engine until the connection or `stopping` ends it; whoever keeps the
 * cluster's state starts it again when the engine is back.
 *
 * @param onRemoval called once for removals that come close together
 */
export async function watchRemovals(
  cluster: Cluster,
  stopping: AbortSignal,
  onRemoval: () => void,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await cluster.engine.send({
      method: 'GET',
      target: `/events?${query}`,
      signal: stopping,
    });
    const lines = new LineSplitter();
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      if (lines.push(chunk).length === 0 || timer) continue;
      timer = setTimeout(() => {
        timer = undefined;
        onRemoval();
      }, gatherMs);
    }
  } catch (error) {
    if (!stopping.aborted)
      log('warn', 'removals not followed', { cluster: cluster.name, reason: reasonOf(error) });
  } finally {
    clearTimeout(timer);
  }
}
