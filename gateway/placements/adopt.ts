import type { Cluster } from '@/gateway/engines/cluster';
import type { Thing } from '@/gateway/engines/inventory';
import { log } from '@/gateway/log';
import { type CollectionPath, isCollectionPath } from '@/lib/access/collection-path';
import { db } from '@/lib/db/client';
import { collectionLabel } from '@/lib/docker-api/labels';

/**
 * Places something that was made behind our back into the collection that its label names. Whoever
 * made it has the engine itself, so the label says nothing that they could not do; but a label that
 * came along with an image was written by whoever built that image, and is not a wish.
 *
 * @returns the collection, or null when there is nothing to go by
 */
export async function adopt(cluster: Cluster, thing: Thing): Promise<CollectionPath | null> {
  const wish = thing.labels[collectionLabel];
  if (wish === undefined || !isCollectionPath(wish)) return null;
  const collection = await db.collection.findUnique({ where: { path: wish }, select: { id: true } });
  if (collection === null) return null;
  if (thing.imageId !== '') {
    const ofImage = await cluster.inventory.imageLabels(thing.imageId);
    if (ofImage[collectionLabel] === wish) return null;
  }
  const { count } = await db.placement.createMany({
    data: [
      {
        clusterId: cluster.id,
        kind: thing.kind,
        engineId: thing.id,
        generation: thing.generation,
        name: thing.name,
        collectionId: collection.id,
      },
    ],
    // It may be placed at this very moment, by whoever creates it through the door.
    skipDuplicates: true,
  });
  if (count > 0)
    log('info', 'adopted', { cluster: cluster.name, kind: thing.kind, id: thing.id, collection: wish });
  return wish;
}
