import type { Call } from '@/gateway/call';
import { demand, may } from '@/gateway/pipeline/rights';
import type { Target } from '@/gateway/resolve/resolve-target';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { AuditSubject } from '@/lib/audit/record';
import { operationOnTarget } from '@/lib/docker-api/route';

/** That a person may do something to a thing, and why. */
export interface Allowed {
  readonly operation: Operation;
  /** The grant that allows it, in words. */
  readonly allowedBy: string;
}

/**
 * Decides the route's operation on its target.
 *
 * @throws Refused 403
 */
export function demandOnTarget(call: Call, target: Target): Allowed {
  const { permission } = call.route;
  if (!('onTarget' in permission)) throw new Error(`The route ${call.route.path} is not about a target.`);
  return demandOn(call, target, operationOnTarget(permission, call.query));
}

/** Decides another operation on the target. @throws Refused 403 */
export function demandOn(call: Call, target: Target, operation: Operation): Allowed {
  if (target.isEveryones && operation === 'network.view') {
    return { operation, allowedBy: 'everyone may see the networks that every engine has' };
  }
  return { operation, allowedBy: demandOnAny(call, operation, target.collections, target.subject) };
}

/** Demands an operation on any of these collections: an image is in all that own a name of it. @throws Refused 403 */
export function demandOnAny(
  call: Pick<Call, 'actor'>,
  operation: Operation,
  collections: readonly CollectionPath[],
  subject: Partial<AuditSubject>,
): string {
  const [first = rootCollection] = collections;
  const where = collections.find((collection) => may(call.actor, operation, collection)) ?? first;
  return demand(call, operation, where, subject);
}
