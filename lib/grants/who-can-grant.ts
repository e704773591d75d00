import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { Db } from '@/lib/db/client';
import { subjectsHolding } from '@/lib/grants/subjects-holding';

/**
 * Who can grant the operation on the collection: the subjects that hold both it and access.manage
 * there, since nobody grants more than they hold.
 *
 * @returns "user:ana", "team:platform" or "everyone"
 */
export async function whoCanGrant(
  db: Db,
  operation: Operation,
  collection: CollectionPath,
): Promise<string[]> {
  return subjectsHolding(db, [operation, 'access.manage'], collection);
}
