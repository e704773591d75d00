import { type Access, compileAccess, decide, type ReachingGrant } from '@/lib/access/access';
import { isWithin, rootCollection } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';

/**
 * What both may do: `decide` of it is that of the one and of the other. It is told by the grants of
 * the first, as far as the second holds the same.
 */
export function intersectAccess(one: Access, other: Access): Access {
  return compileAccess(
    one.grants.flatMap((grant) => other.grants.flatMap((its) => shared(grant, its) ?? [])),
  );
}

function shared(one: ReachingGrant, other: ReachingGrant): ReachingGrant | null {
  const isBelow = isWithin(one.collection, other.collection);
  if (!isBelow && !isWithin(other.collection, one.collection)) return null;
  const given = new Set(other.operations);
  const operations = one.operations.filter((operation) => given.has(operation));
  if (operations.length === 0) return null;
  const ends = [one.expiresAt, other.expiresAt].filter((end) => end !== null);
  return {
    ...one,
    operations,
    collection: isBelow ? one.collection : other.collection,
    expiresAt: ends.length === 0 ? null : Math.min(...ends),
  };
}

/** The access as far as it is one of these operations. */
export function onlyOperations(access: Access, kept: (operation: Operation) => boolean): Access {
  const grants = access.grants.map((grant) => ({ ...grant, operations: grant.operations.filter(kept) }));
  return compileAccess(grants.filter(({ operations }) => operations.length > 0));
}

/** All of it on "/": whoever sees the console as another person sees who people are and what they hold. */
const needed = ['access.view-as', 'access.view', 'user.view'] as const;

/** Which right somebody lacks to see the console as another person does; null: none. */
export function missingToViewAs(access: Access, now: number): (typeof needed)[number] | null {
  return needed.find((operation) => !decide(access, operation, rootCollection, now)) ?? null;
}
