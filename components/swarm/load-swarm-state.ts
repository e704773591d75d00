import 'server-only';
import { engineUrl } from '@/components/live/engine-url';
import { readSwarmState, type SwarmState } from '@/components/swarm/swarm-state';
import { readThroughDoor } from '@/lib/containers/read-through-door';
import { RequestFailure } from '@/lib/http/failure';

/** What the cluster's engine is in a Swarm; null when it cannot be asked. */
export async function loadSwarmState(cluster: {
  readonly name: string;
  readonly state: string;
}): Promise<SwarmState | null> {
  if (cluster.state === 'unreachable') return null;
  try {
    return readSwarmState(await readThroughDoor(engineUrl(cluster.name, '/info')));
  } catch (error) {
    if (error instanceof RequestFailure) return null;
    throw error;
  }
}
