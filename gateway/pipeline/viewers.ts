import { Refused } from '@/gateway/refused';
import { onlyOperations } from '@/lib/access/intersect';
import { operationTier } from '@/lib/access/operation-catalogue';
import type { Operation } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';
import { onlyLooking } from '@/lib/auth/only-looking';
import type { QueryValues } from '@/lib/docker-api/query';
import { operationOnTarget, type Permission, type Route } from '@/lib/docker-api/route';

/** What somebody who sees the console as another person may do at all: look, as View Only does. */
function isLooking(operation: Operation): boolean {
  return operationTier(operation) === 'view' || operation === 'cluster.view';
}

/**
 * An actor as the door takes them. Whoever views as another person is left with what shows things:
 * what tells more than that (environments, the content of configs, files, join tokens) is withheld,
 * and what changes something would be refused by itself.
 */
export function asViewer(actor: Actor): Actor {
  if (actor.viewing === null) return actor;
  return { ...actor, access: onlyOperations(actor.access, isLooking) };
}

/** @throws Refused 403 when the request is for more than looking */
export function refuseToViewers(actor: Actor, route: Route, query: QueryValues): void {
  if (actor.viewing === null) return;
  const { effect, transport, permission } = route;
  const isRead = effect === 'read' && transport !== 'hijack';
  const operation = operationOf(permission, query);
  if (isRead && (operation === null || isLooking(operation))) return;
  throw new Refused(403, onlyLooking(actor), { isRecorded: true });
}

/** The operation that the route asks for; null where it asks for none. */
function operationOf(permission: Permission, query: QueryValues): Operation | null {
  if ('onTarget' in permission) return operationOnTarget(permission, query);
  if ('onNamed' in permission) return permission.onNamed;
  if ('onWhole' in permission) return permission.onWhole;
  return 'filter' in permission ? permission.filter : null;
}
