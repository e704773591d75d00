import { engineRequest } from '@/components/live/engine-request';
import { pause } from '@/components/live/pause';

/** With more than these at once, waiting is cheaper than asking for each. */
const few = 20;
const waitMs = 1_000;

/**
 * Waits until the engine's list knows what its events have told. It tells of an exit before it writes
 * the list, and keeps the container locked in between; reading one container waits for that lock.
 *
 * @see https://github.com/moby/moby/blob/v20.10.24/daemon/monitor.go handleContainerExit
 */
export async function settleContainers(
  cluster: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  if (ids.length > few) return pause(waitMs, signal);
  const path = (id: string) => `/containers/${id}/json`;
  // One that is gone by now is as settled as can be; the list says what is left.
  await Promise.allSettled(ids.map((id) => engineRequest(cluster, path(id), { signal })));
}
