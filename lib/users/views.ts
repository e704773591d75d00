import type { Access } from '@/lib/access/access';
import { isWithin, privateCollections, rootCollection } from '@/lib/access/collection-path';
import { type Operation, operationTier } from '@/lib/access/operations';

export type View = 'ops' | 'apps' | 'desk';

const workloads: readonly Operation[] = ['container.view', 'service.view'];

/**
 * The views that a person's grants reach, and the one they land in. Operators are those who hold
 * anything that administers, and land there if that is on the whole; developers those who see
 * containers or services; the desk is for those who may order something. Everybody sees their own
 * private collection, so that alone makes nobody land among the developers who could be at the desk.
 */
export function reachedViews(access: Access, now: number): { views: View[]; home: View } {
  const held = access.grants.filter(({ expiresAt }) => expiresAt === null || now < expiresAt);
  const reaches = (operations: readonly Operation[]) =>
    held.filter((grant) => grant.operations.some((operation) => operations.includes(operation)));
  const administering = held.filter(({ operations }) =>
    operations.some((each) => operationTier(each) === 'manage'),
  );
  const working = reaches(workloads);
  const ordersSomething = reaches(['catalog.view']).length > 0;
  const worksWithOthers = working.some(({ collection }) => !isWithin(collection, privateCollections));
  const views: View[] = [];
  if (administering.length > 0) views.push('ops');
  if (working.length > 0) views.push('apps');
  if (ordersSomething) views.push('desk');
  const administersTheWhole = administering.some(({ collection }) => collection === rootCollection);
  if (administersTheWhole) return { views, home: 'ops' };
  if (worksWithOthers || !ordersSomething) return { views, home: 'apps' };
  return { views, home: 'desk' };
}
