import { defineRoute } from '@/lib/api/define-route';
import {
  changeCollections,
  changeGrants,
  changeImagePrefixes,
  changeTeams,
  changeUsers,
} from '@/lib/bulk/changes';
import {
  bulkCollections,
  bulkGrants,
  bulkPrefixes,
  bulkResult,
  bulkTeams,
  bulkUsers,
} from '@/lib/bulk/schema';

const description =
  'All in one transaction. Each thing is decided on as by a request of its own: what is refused is told, and the rest is done. Where nothing can be done, or `allOrNothing` is asked for, the answer is the problem of the first.';
const permission = {
  signedIn: 'Each thing is decided on by itself, as by its own route; where none may be changed, 403 or 404.',
};

const timeoutMs = 60_000;

/** Their addresses begin with /bulk: a name under /users would be taken from somebody. */
export const bulkRoutes = [
  defineRoute({
    method: 'POST',
    path: '/bulk/users',
    summary: 'Do the same to many accounts',
    description,
    permission,
    effect: 'change',
    previews: 'access',
    stepUp: 'access',
    timeoutMs,
    body: bulkUsers,
    response: bulkResult,
    handler: ({ actor, body, db }) => changeUsers(db, actor, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/bulk/teams',
    summary: 'Move or remove many teams',
    description,
    permission,
    effect: 'change',
    previews: 'access',
    stepUp: 'access',
    timeoutMs,
    body: bulkTeams,
    response: bulkResult,
    handler: ({ actor, body, db }) => changeTeams(db, actor, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/bulk/grants',
    summary: 'Revoke many grants, or change their end, role or reason',
    description,
    permission,
    effect: 'change',
    previews: 'access',
    stepUp: 'access',
    timeoutMs,
    body: bulkGrants,
    response: bulkResult,
    handler: ({ actor, body, db }) => changeGrants(db, actor, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/bulk/collections',
    summary: 'Change or remove many collections',
    description,
    permission,
    effect: 'change',
    previews: 'access',
    stepUp: 'access',
    timeoutMs,
    body: bulkCollections,
    response: bulkResult,
    handler: ({ actor, body, db }) => changeCollections(db, actor, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/bulk/image-prefixes',
    summary: 'Move or remove many image prefixes',
    description,
    permission,
    effect: 'change',
    previews: 'access',
    stepUp: 'access',
    timeoutMs,
    body: bulkPrefixes,
    response: bulkResult,
    handler: ({ actor, body, db }) => changeImagePrefixes(db, actor, body),
  }),
];
