import { defineRoute } from '@/lib/api/define-route';
import {
  changeCollections,
  changeGrants,
  changeImagePrefixes,
  changeRoles,
  changeTeams,
  changeUsers,
} from '@/lib/bulk/changes';
import {
  bulkCollections,
  bulkGrants,
  bulkPrefixes,
  bulkResult,
  bulkRoles,
  bulkTeams,
  bulkUsers,
} from '@/lib/bulk/schema';

/** What the routes have in common. */
const changesMany = {
  method: 'POST',
  description:
    'All in one transaction. Each thing is decided on as by a request of its own: what is refused is told, and the rest is done. Where nothing can be done, or `allOrNothing` is asked for, the answer is the problem of the first.',
  permission: {
    signedIn:
      'Each thing is decided on by itself, as by its own route; where none may be changed, 403 or 404.',
  },
  previews: 'access',
  stepUp: 'access',
  timeoutMs: 60_000,
  response: bulkResult,
} as const;

/** Their addresses begin with /bulk: a name under /users would be taken from somebody. */
export const bulkRoutes = [
  defineRoute({
    ...changesMany,
    effect: 'change',
    path: '/bulk/users',
    summary: 'Do the same to many accounts',
    body: bulkUsers,
    handler: ({ actor, body, db }) => changeUsers(db, actor, body),
  }),
  defineRoute({
    ...changesMany,
    effect: 'change',
    path: '/bulk/teams',
    summary: 'Move or remove many teams',
    body: bulkTeams,
    handler: ({ actor, body, db }) => changeTeams(db, actor, body),
  }),
  defineRoute({
    ...changesMany,
    effect: 'change',
    path: '/bulk/grants',
    summary: 'Revoke many grants, or change their end, role or reason',
    body: bulkGrants,
    handler: ({ actor, body, db }) => changeGrants(db, actor, body),
  }),
  defineRoute({
    ...changesMany,
    effect: 'change',
    path: '/bulk/roles',
    summary: 'Add operations to many roles, take some out of them, or remove them',
    body: bulkRoles,
    handler: ({ actor, body, db }) => changeRoles(db, actor, body),
  }),
  defineRoute({
    ...changesMany,
    effect: 'change',
    path: '/bulk/collections',
    summary: 'Move, change or remove many collections',
    body: bulkCollections,
    handler: ({ actor, body, db }) => changeCollections(db, actor, body),
  }),
  defineRoute({
    ...changesMany,
    effect: 'change',
    path: '/bulk/image-prefixes',
    summary: 'Move or remove many image prefixes',
    body: bulkPrefixes,
    handler: ({ actor, body, db }) => changeImagePrefixes(db, actor, body),
  }),
];
