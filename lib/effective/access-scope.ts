import { collectionsGranting } from '@/lib/access/access';
import { type CollectionPath, isWithin, rootCollection } from '@/lib/access/collection-path';
import type { Actor } from '@/lib/auth/actor';
import { missingRight } from '@/lib/grants/authorise';

/**
 * The tops of the collections on which the actor may see who holds what.
 *
 * @throws Problem 403 when there are none
 */
export function accessScope(actor: Actor): CollectionPath[] {
  const scope = collectionsGranting(actor.access, 'access.view', Date.now());
  if (scope.length === 0) throw missingRight('access.view', rootCollection);
  return scope.filter((path) => !scope.some((other) => other !== path && isWithin(path, other)));
}
