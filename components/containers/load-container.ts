import 'server-only';
import { type ContainerInspect, readInspect } from '@/components/containers/container-details';
import { engineUrl } from '@/components/live/engine-url';
import { loadLiveRow } from '@/components/live/load-live-rows';
import { readThroughDoor } from '@/lib/containers/read-through-door';
import type { ContainerRow } from '@/lib/containers/row';
import { RequestFailure } from '@/lib/http/failure';
import type { OnCluster } from '@/lib/rows/placed-row';

export interface LoadedContainer {
  readonly inspect: ContainerInspect;
  readonly row: OnCluster<ContainerRow>;
}

/**
 * One container, by whatever the engine knows it by. Null when it does not exist for this person.
 *
 * @throws RequestFailure when the cluster cannot be asked
 */
export async function loadContainer(cluster: string, reference: string): Promise<LoadedContainer | null> {
  try {
    const path = `/containers/${encodeURIComponent(reference)}/json`;
    const inspect = readInspect(await readThroughDoor(engineUrl(cluster, path)));
    const [row] = (await loadLiveRow('containers', cluster, inspect.Id))?.rows ?? [];
    return row ? { inspect, row } : null;
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) return null;
    throw error;
  }
}
