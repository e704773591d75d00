import type { Cluster } from '@/gateway/engines/cluster';
import type { MemberCondition } from '@/gateway/engines/member';
import { db } from '@/lib/db/client';

/** An unchanged state is written this often, so that its age tells whether anybody measures. */
const saveEveryMs = 15_000;

export async function saveMemberCondition(engineId: string, condition: MemberCondition): Promise<void> {
  const { state, detail: stateDetail, engineVersion, apiVersion, role, nodeId, hostname } = condition;
  // updateMany: the row may have been removed meanwhile, and that is no error.
  await db.clusterEngine.updateMany({
    where: { id: engineId },
    data: { state, stateDetail, engineVersion, apiVersion, role, nodeId, hostname, checkedAt: new Date() },
  });
}

/** Writes how a cluster is: as the engine is that is addressed. */
export async function saveClusterCondition(
  clusterId: string,
  condition: Pick<MemberCondition, 'state' | 'detail' | 'engineVersion' | 'apiVersion'>,
): Promise<void> {
  const { state, detail: stateDetail, engineVersion, apiVersion } = condition;
  await db.cluster.updateMany({
    where: { id: clusterId },
    data: { state, stateDetail, engineVersion, apiVersion, checkedAt: new Date() },
  });
}

const states = new WeakMap<Cluster, ClusterState>();

/** What was last written of a cluster. */
export function clusterState(cluster: Cluster): ClusterState {
  const known = states.get(cluster) ?? new ClusterState(cluster);
  states.set(cluster, known);
  return known;
}

class ClusterState {
  readonly #cluster: Cluster;
  #saved = '';
  #savedAt = 0;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** Writes it if it is other than before, or was written long ago. */
  async save(): Promise<void> {
    const { id, condition, members } = this.#cluster;
    if (members.length === 0) return;
    const { state, detail, engineVersion, apiVersion } = condition;
    const now = JSON.stringify([state, detail, engineVersion, apiVersion]);
    if (now === this.#saved && Date.now() - this.#savedAt < saveEveryMs) return;
    this.#saved = now;
    this.#savedAt = Date.now();
    await saveClusterCondition(id, { state, detail, engineVersion, apiVersion });
  }
}
