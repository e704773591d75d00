import type { Actor } from '@/lib/auth/actor';
import { notShown, onlyLooking } from '@/lib/auth/only-looking';
import { type Problem, refused } from '@/lib/problems/problem';

/** What of the REST API is a change and is done all the same: going back to oneself. */
const allowedChanges: ReadonlySet<string> = new Set(['POST /auth/logout', 'DELETE /view-as']);

/**
 * Reads that ask for no operation and are shown: lists that are filtered by what the person may see.
 * Others that ask for none are somebody's own (credentials, notices …) and are not; what a new one is
 * has to be said here first.
 */
const shownReads: ReadonlySet<string> = new Set([
  'GET /view-as',
  'GET /me',
  'GET /users',
  'GET /users/{user}',
  'GET /teams',
  'GET /teams/{team}',
  'GET /teams/{team}/members',
  'GET /roles',
  'GET /roles/{role}',
  'GET /roles/{role}/versions',
  'GET /operations',
  'GET /collections',
  'GET /collections/{collection}',
  'GET /collections/{collection}/limits',
  'GET /collections/{collection}/usage',
  'GET /grants',
  'GET /grants/{grant}',
  'GET /access/explain',
  'GET /access/effective',
  'GET /access/why',
  'GET /access-requests',
  'GET /access-requests/{request}',
  'GET /access-request-counts',
  'GET /access-request-settings',
  'GET /clusters',
  'GET /clusters/{cluster}',
  'GET /collections/{collection}/recording',
  'GET /image-prefixes',
  'GET /image-prefixes/{prefix}',
  'GET /placements',
  'GET /catalog',
  'GET /orders',
  'GET /orders/{id}',
  'GET /alerts',
  'GET /alerts/{alert}',
  'GET /alert-counts',
  'GET /alert-rules',
]);

/** Why a route is not for somebody who sees the console as another person; null where it is. */
export function refusalWhileViewing(
  actor: Actor,
  route: {
    readonly method: string;
    readonly path: string;
    readonly changes: boolean;
    readonly permission: object;
  },
): Problem | null {
  if (actor.viewing === null || 'public' in route.permission) return null;
  const name = `${route.method} ${route.path}`;
  if (route.changes) return allowedChanges.has(name) ? null : refused(onlyLooking(actor));
  return 'operation' in route.permission || shownReads.has(name) ? null : notShown(actor);
}
