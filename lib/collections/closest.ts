import { type CollectionPath, collectionAndAncestors, rootCollection } from '@/lib/access/collection-path';
import type { Actor } from '@/lib/auth/actor';
import { visibleTo } from '@/lib/collections/within';
import type { Db } from '@/lib/db/client';

/**
 * The closest collection above the path that exists, which is where the right to make it is needed.
 * One that the actor may not see is passed over: naming it would tell that it exists. Whoever holds
 * the right sees all of them.
 */
export async function closestCollection(
  tx: Db,
  actor: Actor,
  path: CollectionPath,
): Promise<{ id: string; path: CollectionPath }> {
  const above = collectionAndAncestors(path).slice(1);
  const rows = await tx.collection.findMany({
    where: { OR: [{ path: rootCollection }, { AND: [visibleTo(actor), { path: { in: above } }] }] },
    select: { id: true, path: true },
  });
  return rows.reduce((closest, row) => (row.path.length > closest.path.length ? row : closest));
}
