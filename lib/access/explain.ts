import type { Access, GrantSubject, ReachingGrant } from '@/lib/access/access';
import { type CollectionPath, isWithin } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';

export interface Explanation {
  readonly operation: Operation;
  readonly collection: CollectionPath;
  readonly allowed: boolean;
  /** Every grant that allows it; empty when it is not allowed. */
  readonly because: readonly ReachingGrant[];
  /** Grants that would have allowed it and have expired. */
  readonly expired: readonly ReachingGrant[];
}

/** Why the operation is allowed on the collection, or that nothing allows it. Agrees with `decide`. */
export function explain(
  access: Access,
  operation: Operation,
  collection: CollectionPath,
  now: number,
): Explanation {
  const reaching = access.grants.filter(
    (grant) => isWithin(collection, grant.collection) && grant.operations.includes(operation),
  );
  const because = reaching.filter((grant) => grant.expiresAt === null || now < grant.expiresAt);
  const expired = reaching.filter((grant) => grant.expiresAt !== null && now >= grant.expiresAt);
  return { operation, collection, allowed: because.length > 0, because, expired };
}

/** The first grant that allows it; null where none does. For when only one reason is asked for. */
export function allowingGrant(
  access: Access,
  operation: Operation,
  collection: CollectionPath,
  now: number,
): ReachingGrant | null {
  const allows = ({ expiresAt, collection: at, operations }: ReachingGrant) =>
    (expiresAt === null || now < expiresAt) && isWithin(collection, at) && operations.includes(operation);
  return access.grants.find(allows) ?? null;
}

/** One line on one grant: who got it, through which team, with which role, from which collection. */
export function describeGrant(grant: ReachingGrant): string {
  const through = grant.through.length > 1 ? ` (through ${grant.through.slice(0, -1).join(' in ')})` : '';
  return `a grant to ${describeSubject(grant.subject)}${through}: ${grant.role} on ${grant.collection}`;
}

/** The same for the record: with the grant's id, by which it can be found. */
export function grantOnRecord(grant: ReachingGrant): string {
  return `${describeGrant(grant)} [${grant.id}]`;
}

function describeSubject(subject: GrantSubject): string {
  if (subject.kind === 'everyone') return 'everyone';
  return subject.kind === 'team' ? `team ${subject.name}` : subject.name;
}
