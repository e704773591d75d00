import type { Cluster } from '@/gateway/engines/cluster';
import { log, reasonOf } from '@/gateway/log';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';

const gatherMs = 300;

/** Something that is no longer there. */
export interface Removal {
  readonly kind: ThingKind;
  readonly id: string;
}

/**
 * Keeps a cluster's inventory by its engine's events until the connection or `stopping` ends them;
 * whoever keeps the cluster's state starts it again when the engine is back.
 *
 * @param onRemovals called once for removals that come close together
 */
export async function followCluster(
  { name, inventory }: Cluster,
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
    await inventory.follow(stopping, ({ kind, id, isGone }) => {
      if (!isGone) return;
      if (gathered.length === 0) setTimeout(flush, gatherMs);
      gathered.push({ kind, id });
    });
  } catch (error) {
    if (!stopping.aborted) log('warn', 'events not followed', { cluster: name, reason: reasonOf(error) });
  }
}
