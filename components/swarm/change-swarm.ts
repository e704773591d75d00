import { engineUrl } from '@/components/live/engine-url';
import { isOutOfSequence } from '@/components/nodes/change-node';
import { readSwarmState, type SwarmCluster } from '@/components/swarm/swarm-state';
import { request } from '@/lib/http/request';

type Spec = SwarmCluster['Spec'];

const attempts = 5;

/** How the Swarm is run, as it is now. @throws Error when it cannot be told */
export async function readSwarm(cluster: string): Promise<SwarmCluster> {
  const state = readSwarmState(await request<unknown>('GET', engineUrl(cluster, '/info')));
  if (state.kind === 'manager' && state.cluster) return state.cluster;
  throw new Error(`How the Swarm of ${cluster} is run cannot be told. You need cluster.view on /.`);
}

/**
 * Changes how a Swarm is run, and leaves the rest as it is at that moment: where somebody else was
 * faster, it is read again and changed again.
 *
 * @param rotate which token or key is made anew with it
 * @throws RequestFailure in the words of the door or the engine
 */
export async function changeSwarm(
  cluster: string,
  change: (spec: Spec) => Spec,
  rotate: Readonly<Record<string, boolean>> = {},
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { Version, Spec: before } = await readSwarm(cluster);
    const path = engineUrl(cluster, '/swarm/update', { version: Version.Index, ...rotate });
    try {
      await request('POST', path, { body: change(before) });
      return;
    } catch (error) {
      if (attempt >= attempts || !isOutOfSequence(error)) throw error;
    }
  }
}
