import type { Call } from '@/gateway/call';
import type { Cluster } from '@/gateway/engines/cluster';
import { type ImageOwners, imageOwners } from '@/gateway/resolve/image-owner';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { isVisibleCollection } from '@/lib/collections/visibility';
import { db } from '@/lib/db/client';
import type { ImageThing } from '@/lib/docker-api/kinds/image';

/** Tells in which collections an image is. */
export type CollectionsOfImage = (image: Pick<ImageThing, 'id' | 'tags' | 'digests'>) => CollectionPath[];

/**
 * In which collections images are, as far as the person may know: those that own their names. One
 * without a name is where it was made through the door, and else in "/". What is shared with everyone
 * is shared by its name: an image without one is for those only who see the collection.
 *
 * @param images all that will be asked about
 */
export async function collectionsOfImages(
  { cluster, actor }: Pick<Call, 'cluster' | 'actor'>,
  images: readonly Pick<ImageThing, 'id' | 'tags' | 'digests'>[],
  owners?: ImageOwners,
): Promise<CollectionsOfImage> {
  const { ofName } = owners ?? (await imageOwners());
  const nameless = images.filter((image) => !hasName(image)).map(({ id }) => id);
  const origins = await originsOf(cluster, nameless);
  const now = Date.now();
  return ({ id, tags, digests }) => {
    const names = [...tags, ...digests];
    if (names.length > 0) return [...new Set(names.map(ofName))];
    return (origins.get(id) ?? [rootCollection]).filter((path) =>
      isVisibleCollection(actor.access, path, now),
    );
  };
}

export function hasName({ tags, digests }: Pick<ImageThing, 'tags' | 'digests'>): boolean {
  return tags.length > 0 || digests.length > 0;
}

/** The collections in which these images were made, whatever they are called now. */
export async function originsOf(
  { id: clusterId }: Pick<Cluster, 'id'>,
  imageIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CollectionPath[]>> {
  const origins = new Map<string, CollectionPath[]>();
  if (imageIds.length === 0) return origins;
  const rows = await db.imageOrigin.findMany({
    where: { clusterId, imageId: { in: [...new Set(imageIds)] } },
    select: { imageId: true, collection: { select: { path: true } } },
  });
  for (const { imageId, collection } of rows) {
    origins.set(imageId, [...(origins.get(imageId) ?? []), collection.path]);
  }
  return origins;
}

/** Records that an image was made in a collection; where the collection has gone, it is in "/". */
export async function recordOrigin(
  { id: clusterId }: Pick<Cluster, 'id'>,
  imageId: string,
  collection: CollectionPath,
): Promise<void> {
  const row = await db.collection.findUnique({ where: { path: collection }, select: { id: true } });
  if (row === null) return;
  await db.imageOrigin.createMany({
    data: [{ clusterId, imageId, collectionId: row.id }],
    skipDuplicates: true,
  });
}

/** The images are gone, and so are the records of where they were made. */
export async function forgetOrigins(
  { id: clusterId }: Pick<Cluster, 'id'>,
  imageIds: readonly string[],
): Promise<void> {
  if (imageIds.length === 0) return;
  await db.imageOrigin.deleteMany({ where: { clusterId, imageId: { in: [...imageIds] } } });
}

/** A record is older than the image for as long as that takes to be made. */
const madeWithinMs = 60 * 60_000;

/** Forgets where images were made that went behind our back. */
export async function sweepOrigins(cluster: Pick<Cluster, 'id' | 'members'>): Promise<void> {
  const rows = await db.imageOrigin.findMany({
    where: { clusterId: cluster.id, createdAt: { lt: new Date(Date.now() - madeWithinMs) } },
    select: { imageId: true },
  });
  if (rows.length === 0) return;
  const lists = await Promise.all(cluster.members.map(({ inventory }) => inventory.images()));
  const there = new Set(lists.flat().map(({ id }) => id));
  await forgetOrigins(
    cluster,
    rows.map(({ imageId }) => imageId).filter((id) => !there.has(id)),
  );
}
