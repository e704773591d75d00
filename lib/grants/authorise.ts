import { decide } from '@/lib/access/access';
import type { CollectionPath } from '@/lib/access/collection-path';
import { explain, grantOnRecord } from '@/lib/access/explain';
import { operationSummary } from '@/lib/access/operation-catalogue';
import type { Operation } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';
import { Problem } from '@/lib/problems/problem';

/** Whether the actor may do it now. */
export function may(actor: Actor, operation: Operation, collection: CollectionPath): boolean {
  return decide(actor.access, operation, collection, Date.now());
}

/**
 * Goes on only if the actor may do it now.
 *
 * @returns the grant that allows it, for the audit log
 * @throws Problem 403 that names the operation and the collection
 */
export function authorise(actor: Actor, operation: Operation, collection: CollectionPath): string {
  const [grant] = explain(actor.access, operation, collection, Date.now()).because;
  if (!grant) throw missingRight(operation, collection);
  return grantOnRecord(grant);
}

export function missingRight(operation: Operation, collection: CollectionPath): Problem {
  const purpose = operationSummary(operation).toLowerCase();
  return new Problem({
    kind: 'missing-right',
    detail: `You need ${operation} on ${collection} (${purpose}).`,
    missing: { operation, collection },
  });
}
