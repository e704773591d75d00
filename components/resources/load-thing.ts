import 'server-only';
import { engineUrl } from '@/components/live/engine-url';
import { loadLiveRow } from '@/components/live/load-live-rows';
import { readThroughDoor } from '@/lib/containers/read-through-door';
import { RequestFailure } from '@/lib/http/failure';
import type { LiveKind, LiveRowOf } from '@/lib/live/kinds';
import type { OnCluster } from '@/lib/rows/placed-row';

export interface LoadedThing<Kind extends LiveKind> {
  readonly row: OnCluster<LiveRowOf[Kind]>;
  /** The engine's account of it. */
  readonly inspect: unknown;
}

/**
 * One thing for its page. Null when it does not exist for this person.
 *
 * @param id the full id; a volume's name
 * @param path at the engine, e.g. `/networks/abc`
 * @throws RequestFailure when the cluster cannot be asked
 */
export async function loadThing<Kind extends LiveKind>(
  kind: Kind,
  cluster: string,
  id: string,
  path: string,
): Promise<LoadedThing<Kind> | null> {
  try {
    const [inspect, rows] = await Promise.all([
      readThroughDoor(engineUrl(cluster, path)),
      loadLiveRow(kind, cluster, id),
    ]);
    const [row] = rows?.rows ?? [];
    return row ? { row, inspect } : null;
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) return null;
    throw error;
  }
}
