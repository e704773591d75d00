import { type Access, decide, type ReachingGrant } from '@/lib/access/access';
import {
  type CollectionPath,
  isWithin,
  privateCollections,
  rootCollection,
} from '@/lib/access/collection-path';
import { operationTier } from '@/lib/access/operation-catalogue';
import type { Operation } from '@/lib/access/operations';

export type View = 'ops' | 'apps' | 'desk';

const workloads: readonly Operation[] = ['container.view', 'service.view'];

/**
 * The views that a person's grants reach, and the one they land in. Operators are those who hold
 * anything that administers, and land there if that is on the whole; developers those who see
 * containers or services beyond the private collection that everybody has; the desk is for those
 * who are offered something. Whoever could be at the desk and works nowhere else is not shown the
 * developers' view, though they may go there.
 *
 * @param offeredIn the collections in which the catalogue has something
 */
export function reachedViews(
  access: Access,
  now: number,
  offeredIn: readonly CollectionPath[],
): { views: View[]; home: View } {
  const administering = administeringGrants(access, now);
  const worksWithOthers = current(access, now).some(
    ({ collection, operations }) =>
      !isWithin(collection, privateCollections) && operations.some((each) => workloads.includes(each)),
  );
  const isOffered = offeredIn.some((collection) => decide(access, 'catalog.view', collection, now));
  const views: View[] = [];
  if (administering.length > 0) views.push('ops');
  if (worksWithOthers || !isOffered) views.push('apps');
  if (isOffered || !worksWithOthers) views.push('desk');
  if (administering.some(({ collection }) => collection === rootCollection)) return { views, home: 'ops' };
  return { views, home: worksWithOthers ? 'apps' : 'desk' };
}

/** Whether the operators' view exists for a person. */
export function reachesOps(access: Access, now: number): boolean {
  return administeringGrants(access, now).length > 0;
}

function administeringGrants(access: Access, now: number): ReachingGrant[] {
  return current(access, now).filter(({ operations }) =>
    operations.some((each) => operationTier(each) === 'manage'),
  );
}

function current(access: Access, now: number): ReachingGrant[] {
  return access.grants.filter(({ expiresAt }) => expiresAt === null || now < expiresAt);
}
