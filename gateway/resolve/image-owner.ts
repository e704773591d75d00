import { type CollectionPath, rootCollection, sharedCollection } from '@/lib/access/collection-path';
import { briefCache } from '@/lib/auth/brief-cache';
import { rememberedMs } from '@/lib/auth/load-access';
import { db } from '@/lib/db/client';
import { isRefusal } from '@/lib/docker-api/errors';
import { ownerPrefix, parseImageReference } from '@/lib/docker-api/image-reference';

/** Which collection owns which names of images. */
export interface ImageOwners {
  /** @param repository in its one form, e.g. "docker.io/library/nginx" */
  ofRepository(repository: string): CollectionPath;
  /** The owner of one name as an engine lists it, e.g. "busybox:latest". */
  ofName(name: string): CollectionPath;
}

const remembered = briefCache<ImageOwners>(rememberedMs);

/** By the table of prefixes, as it is or was a moment ago: a change of it sends the notice `access`. */
export function imageOwners(): Promise<ImageOwners> {
  return remembered.get('', readOwners);
}

/** A table without the empty prefix gives all the rest to /Shared. */
async function readOwners(): Promise<ImageOwners> {
  const rows = await db.imagePrefix.findMany({
    select: { prefix: true, collection: { select: { path: true } } },
  });
  const byPrefix = new Map(rows.map((row) => [row.prefix, row.collection.path]));
  const ofRepository = (repository: string) => {
    const owner = ownerPrefix(byPrefix.keys(), repository);
    return (owner === null ? undefined : byPrefix.get(owner)) ?? sharedCollection;
  };
  const ofName = (name: string) => {
    const reference = parseImageReference(name);
    return isRefusal(reference) || reference.kind === 'id'
      ? rootCollection
      : ofRepository(reference.repository);
  };
  return { ofRepository, ofName };
}
