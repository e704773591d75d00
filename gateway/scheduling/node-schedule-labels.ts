import type { CollectionPath } from '@/lib/access/collection-path';
import { mayRunIn } from '@/lib/access/scheduling';
import { db } from '@/lib/db/client';
import { schedulingLabelPrefix } from '@/lib/docker-api/guard/service-placement';

/**
 * The labels that a node of each collection must bear, and no others under their prefix: one for each
 * set of collections that lets services onto it.
 */
export async function nodeScheduleLabels(): Promise<
  (collection: CollectionPath) => Readonly<Record<string, string>>
> {
  const [sets, collections] = await Promise.all([
    db.schedulingSet.findMany({ select: { id: true, collectionIds: true } }),
    db.collection.findMany({ select: { id: true, path: true, exclusive: true } }),
  ]);
  const paths = new Map(collections.map(({ id, path }) => [id, path]));
  const exclusive = collections.filter((each) => each.exclusive).map(({ path }) => path);
  const known = sets.map(({ id, collectionIds }) => ({
    id,
    // What was removed lets nobody in, also not when its name is used again.
    roots: collectionIds.flatMap((each) => paths.get(each) ?? []),
  }));
  return (collection) =>
    Object.fromEntries(
      known
        .filter(({ roots }) => mayRunIn(roots, collection, exclusive))
        .map(({ id }) => [`${schedulingLabelPrefix}${id}`, 'true']),
    );
}
