import type { Cluster } from '@/gateway/engines/cluster';
import { log } from '@/gateway/log';
import { isBuilders } from '@/gateway/placements/builder-container';
import { labelsOfImage } from '@/gateway/placements/image-labels';
import { knownPlaces } from '@/gateway/placements/known-places';
import { firstNodePlace } from '@/gateway/placements/node-place';
import { isOfTask } from '@/gateway/placements/service-place';
import { type CollectionPath, isCollectionPath } from '@/lib/access/collection-path';
import { db } from '@/lib/db/client';
import type { Thing } from '@/lib/docker-api/kinds/thing';
import { collectionLabel } from '@/lib/docker-api/labels';

/**
 * Places something that was made behind our back into the collection that its label names. Whoever
 * made it has the engine itself, so the label says nothing that they could not do; but a label that
 * came along with an image, or with a step of a build, was written by whoever builds, and is not a
 * wish. A node that
 * names none goes where its role says.
 *
 * @returns the collection, or null when there is nothing to go by
 */
export async function adopt(cluster: Cluster, thing: Thing): Promise<CollectionPath | null> {
  const wish = await wishOf(cluster, thing);
  // A task's container never has a record of its own, or it would count beside its service.
  if (wish !== null && (await isOfTask(cluster, thing))) return (await existing(wish)) ? wish : null;
  const named = wish === null ? null : await place(cluster, thing, wish);
  if (named !== null || thing.kind !== 'node') return named;
  return place(cluster, thing, await firstNodePlace(cluster, thing));
}

async function wishOf(cluster: Cluster, thing: Thing): Promise<CollectionPath | null> {
  const wish = thing.labels[collectionLabel];
  if (wish === undefined || !isCollectionPath(wish)) return null;
  if (thing.imageId === '') return wish;
  const ofImage = await labelsOfImage(cluster, thing);
  if (ofImage[collectionLabel] === wish) return null;
  return thing.kind === 'container' && (await isBuilders(cluster.at(thing.engine) ?? cluster, thing.id))
    ? null
    : wish;
}

function existing(path: CollectionPath): Promise<{ id: string } | null> {
  return db.collection.findUnique({ where: { path }, select: { id: true } });
}

/** Null where there is no such collection. */
async function place(cluster: Cluster, thing: Thing, path: CollectionPath): Promise<CollectionPath | null> {
  const collection = await existing(path);
  if (collection === null) return null;
  const { kind, id: engineId, generation, name } = thing;
  const { count } = await db.placement.createMany({
    data: [{ clusterId: cluster.id, kind, engineId, generation, name, collectionId: collection.id }],
    // It may be placed at this very moment, by whoever creates it through the door.
    skipDuplicates: true,
  });
  await knownPlaces.refresh({ clusterId: cluster.id, kind, engineId });
  if (count > 0) log('info', 'adopted', { cluster: cluster.name, kind, id: engineId, collection: path });
  return path;
}
