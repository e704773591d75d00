import type { Cluster } from '@/gateway/engines/cluster';
import { knownPlaces, type RecordedPlace } from '@/gateway/placements/known-places';
import { recordPlace } from '@/gateway/placements/record';
import { db } from '@/lib/db/client';
import { thingOf } from '@/lib/docker-api/kinds/thing';

/**
 * Each node of a Swarm makes the volumes of the tasks that it gets by itself, and keeps them when the
 * service is gone. So a name that a service used stays its collection's on every node, whether or not
 * there is such a volume on the one that we ask.
 */
const everyNode = '*';

/** Whose a volume's name is on all nodes; null where no service claimed it. */
export async function claimedVolume(cluster: Cluster, name: string): Promise<RecordedPlace | null> {
  await knownPlaces.ready();
  return knownPlaces.find({ clusterId: cluster.id, kind: 'volume', engineId: name }, everyNode);
}

export async function claimVolume(
  cluster: Cluster,
  name: string,
  place: { readonly collectionId: string; readonly ownerId: string },
): Promise<void> {
  await recordPlace(cluster, thingOf({ kind: 'volume', id: name, name, generation: everyNode }), place);
}

/** For a service that did not come to be. */
export async function withdrawClaim(cluster: Cluster, name: string): Promise<void> {
  await db.placement.deleteMany({
    where: { clusterId: cluster.id, kind: 'volume', engineId: name, generation: everyNode },
  });
  await knownPlaces.refresh({ clusterId: cluster.id, kind: 'volume', engineId: name });
}
