import { type CollectionPath, collectionAndAncestors, rootCollection } from '@/lib/access/collection-path';
import type { Actor } from '@/lib/auth/actor';
import { visibleCollections } from '@/lib/collections/visibility';
import { literally } from '@/lib/db/like';
import type { Prisma } from '@/prisma/generated/client';

/** Written out: within OR, Prisma takes an empty condition for none at all, and not for true. */
const everywhere: Prisma.CollectionWhereInput = { path: { startsWith: '/' } };

/** Written out: within AND, Prisma takes an empty OR for true. */
const nowhere: Prisma.CollectionWhereInput = { path: { in: [] } };

/** `isWithin` as a condition for the database. */
export function within(ancestor: CollectionPath): Prisma.CollectionWhereInput {
  if (ancestor === rootCollection) return everywhere;
  return { OR: [{ path: ancestor }, { path: { startsWith: `${literally(ancestor)}/` } }] };
}

/** One of the collections or below one. */
export function withinAny(ancestors: readonly CollectionPath[]): Prisma.CollectionWhereInput {
  if (ancestors.includes(rootCollection)) return everywhere;
  return ancestors.length === 0 ? nowhere : { OR: ancestors.map(within) };
}

/** `isVisibleCollection` as a condition for the database. */
export function visibleTo({ access }: Actor): Prisma.CollectionWhereInput {
  const { whole, single } = visibleCollections(access, Date.now());
  return { OR: [withinAny(whole), { path: { in: single.flatMap(collectionAndAncestors) } }] };
}
