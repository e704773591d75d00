import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';
import { isVisibleCollection } from '@/lib/collections/visibility';
import type { Db } from '@/lib/db/client';
import { whoCanGrant } from '@/lib/grants/who-can-grant';

/**
 * Who can give the actor what is missing. Of a collection that the actor may not see only those are
 * named who can grant everywhere: one name more would tell that it exists.
 */
export function grantorsFor(
  { access }: Actor,
  { operation, collection }: { readonly operation: Operation; readonly collection: CollectionPath },
  db: Db,
): Promise<string[]> {
  const isVisible = isVisibleCollection(access, collection, Date.now());
  return whoCanGrant(db, operation, isVisible ? collection : rootCollection);
}
