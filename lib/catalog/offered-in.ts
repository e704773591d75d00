import type { CollectionPath } from '@/lib/access/collection-path';
import { type Db, db as shared } from '@/lib/db/client';

/** The collections in which the catalogue has something, whoever may see it. */
export async function offeredIn(db: Db = shared): Promise<CollectionPath[]> {
  const rows = await db.catalogItem.findMany({
    where: { isOffered: true },
    distinct: ['collectionId'],
    select: { collection: { select: { path: true } } },
  });
  return rows.map(({ collection }) => collection.path);
}
