import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import { isOperation, type Operation, operationIndex, operations } from '@/lib/access/operations';

export type GrantSubject =
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'team'; readonly name: string }
  | { readonly kind: 'everyone' };

/** One grant as it reaches one person. */
export interface ReachingGrant {
  readonly id: string;
  readonly subject: GrantSubject;
  /** For a team's grant: the teams from the one the person is in up to the one that was granted. */
  readonly through: readonly string[];
  readonly role: string;
  readonly operations: readonly Operation[];
  readonly collection: CollectionPath;
  /** Milliseconds since the epoch; the grant holds before this instant and not at it. Null: for good. */
  readonly expiresAt: number | null;
}

/** What one person may do where, compiled from the grants that reach them. */
export interface Access {
  readonly grants: readonly ReachingGrant[];
  /** Grants by the collection they are made on. */
  readonly byCollection: ReadonlyMap<CollectionPath, readonly CompiledGrant[]>;
  /** Answers already worked out, which hold from one expiry to the next. */
  readonly memo: Memo;
}

interface Memo {
  readonly bits: Map<CollectionPath, Uint32Array>;
  /** [from, until): the instants for which the answers hold. */
  from: number;
  until: number;
}

interface CompiledGrant {
  readonly bits: Uint32Array;
  readonly until: number;
}

const words = Math.ceil(operations.length / 32);

/** Prepares grants for deciding. An operation that the catalogue does not know is ignored. */
export function compileAccess(grants: readonly ReachingGrant[]): Access {
  const byCollection = new Map<CollectionPath, CompiledGrant[]>();
  for (const grant of grants) {
    const compiled = { bits: bitsOf(grant.operations), until: grant.expiresAt ?? Number.POSITIVE_INFINITY };
    const there = byCollection.get(grant.collection);
    if (there) there.push(compiled);
    else byCollection.set(grant.collection, [compiled]);
  }
  return { grants, byCollection, memo: { bits: new Map(), from: 0, until: 0 } };
}

/** Nobody may do anything. */
export const noAccess: Access = compileAccess([]);

/**
 * Whether the operation is allowed on things in the collection at this instant: the union of all
 * grants on the collection and its ancestors that have not expired.
 */
export function decide(
  access: Access,
  operation: Operation,
  collection: CollectionPath,
  now: number,
): boolean {
  const index = operationIndex(operation);
  const word = heldBits(access, collection, now)[index >>> 5] ?? 0;
  return (word & (1 << (index & 31))) !== 0;
}

/** Every operation held on the collection at this instant, in the catalogue's order. */
export function heldOperations(access: Access, collection: CollectionPath, now: number): Operation[] {
  return operations.filter((operation) => decide(access, operation, collection, now));
}

/** Collections on which a grant itself gives the operation now; it holds there and everywhere below. */
export function collectionsGranting(access: Access, operation: Operation, now: number): CollectionPath[] {
  const held = access.grants.filter(
    (grant) => (grant.expiresAt === null || now < grant.expiresAt) && grant.operations.includes(operation),
  );
  return [...new Set(held.map((grant) => grant.collection))].sort();
}

function heldBits(access: Access, collection: CollectionPath, now: number): Uint32Array {
  const { memo } = access;
  if (now < memo.from || now >= memo.until) {
    memo.bits.clear();
    [memo.from, memo.until] = expiriesAround(access.grants, now);
  }
  const known = memo.bits.get(collection);
  if (known) return known;
  const bits = new Uint32Array(words);
  for (const at of collectionAndAncestors(collection)) {
    for (const grant of access.byCollection.get(at) ?? []) {
      if (now < grant.until) addBits(bits, grant.bits);
    }
  }
  memo.bits.set(collection, bits);
  return bits;
}

/** The last expiry at or before `now`, and the first after it. */
function expiriesAround(grants: readonly ReachingGrant[], now: number): [number, number] {
  let from = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  for (const { expiresAt } of grants) {
    if (expiresAt === null) continue;
    if (expiresAt <= now) from = Math.max(from, expiresAt);
    else until = Math.min(until, expiresAt);
  }
  return [from, until];
}

function bitsOf(held: readonly Operation[]): Uint32Array {
  const bits = new Uint32Array(words);
  for (const operation of held) {
    if (!isOperation(operation)) continue;
    const index = operationIndex(operation);
    bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
  }
  return bits;
}

function addBits(target: Uint32Array, more: Uint32Array): void {
  for (let word = 0; word < words; word++) target[word] = (target[word] ?? 0) | (more[word] ?? 0);
}
