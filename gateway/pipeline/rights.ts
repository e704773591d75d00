import type { Call } from '@/gateway/call';
import { noteDecision } from '@/gateway/pipeline/decisions';
import { Refused } from '@/gateway/refused';
import { decide, heldOperations } from '@/lib/access/access';
import type { CollectionPath } from '@/lib/access/collection-path';
import { allowingGrant, grantOnRecord } from '@/lib/access/explain';
import { operationSummary } from '@/lib/access/operation-catalogue';
import type { Operation } from '@/lib/access/operations';
import type { AuditSubject } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { missingRight } from '@/lib/docker-api/errors';

/** Whether the person may do it there, now. */
export function may(actor: Actor, operation: Operation, collection: CollectionPath): boolean {
  return decide(actor.access, operation, collection, Date.now());
}

/**
 * Demands a right.
 *
 * @param purpose completes "You need … to", e.g. "mount /etc of the node"
 * @returns the grant that gives it, for the record
 * @throws Refused 403 with a sentence that names what is missing
 */
export function demand(
  { actor }: Pick<Call, 'actor'>,
  operation: Operation,
  collection: CollectionPath,
  subject: Partial<AuditSubject> = {},
  purpose: string = purposeOf(operation),
): string {
  const grant = allowingGrant(actor.access, operation, collection, Date.now());
  if (grant) {
    const allowedBy = grantOnRecord(grant);
    noteDecision(actor, { operation, collection, subject, allowedBy });
    return allowedBy;
  }
  throw new Refused(403, `${missingRight(operation, collection, purpose)}.`, {
    missing: { operation, collection },
    subject: { ...subject, operation, collection },
    isRecorded: true,
  });
}

/**
 * Demands a right on the collection that owns a name which the client chose. To whoever holds nothing
 * there, whose it is stays untold.
 *
 * @param what e.g. "the image name acme/web"
 * @throws Refused 403
 */
export function demandOnOwner(
  call: Pick<Call, 'actor'>,
  operation: Operation,
  collection: CollectionPath,
  subject: Partial<AuditSubject>,
  what: string,
): string {
  const { actor } = call;
  if (heldOperations(actor.access, collection, Date.now()).length > 0) {
    return demand(call, operation, collection, subject);
  }
  throw new Refused(403, `You need ${operation} where ${what} belongs.`, {
    subject: { ...subject, operation, collection },
    isRecorded: true,
  });
}

function purposeOf(operation: Operation): string {
  const summary = operationSummary(operation);
  return summary.charAt(0).toLowerCase() + summary.slice(1);
}
