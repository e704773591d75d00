import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import type { Caller } from '@/lib/api/route';
import { changeGrant, createGrant, deleteGrant } from '@/lib/grants/changes';
import { getGrant, listGrants } from '@/lib/grants/queries';
import { grantChange, grantFilter, grantIdField, grantView, newGrant } from '@/lib/grants/schema';
import { countedPageOf } from '@/lib/paging/sorted-page';

const params = z.strictObject({ grant: grantIdField });
const record = ({ params: { grant } }: { params: z.output<typeof params> }, { actor, db }: Caller) =>
  getGrant(actor, grant, db);

export const grantRoutes = [
  defineRoute({
    method: 'GET',
    path: '/grants',
    summary: 'List grants',
    permission: {
      signedIn: 'Lists those on collections where the person holds access.view, and those that reach them.',
    },
    effect: 'read',
    query: grantFilter,
    response: countedPageOf(grantView),
    handler: ({ actor, query, db }) => listGrants(actor, query, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/grants',
    summary: 'Grant a role on a collection',
    description: 'Nobody grants more than they hold themselves on the collection.',
    permission: { operation: 'access.manage', on: ({ body }) => body.collection },
    effect: 'change',
    previews: 'access',
    body: newGrant,
    response: grantView,
    created: ({ id }) => `/grants/${id}`,
    handler: ({ actor, body, db }) => createGrant(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/grants/{grant}',
    summary: 'Show one grant',
    permission: { signedIn: 'Answers 404 for what the person may not see.' },
    effect: 'read',
    params,
    response: grantView,
    record: 'answer',
    handler: ({ actor, params: { grant }, db }) => getGrant(actor, grant, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/grants/{grant}',
    summary: 'Change until when a grant holds, and why',
    permission: {
      operation: 'access.manage',
      on: async ({ params: { grant } }, { actor, db }) => (await getGrant(actor, grant, db)).collection,
    },
    effect: 'change',
    previews: 'access',
    params,
    body: grantChange,
    response: grantView,
    record,
    handler: ({ actor, params: { grant }, body, db }) => changeGrant(db, actor, grant, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/grants/{grant}',
    summary: 'Revoke a grant',
    description: 'The last one by which somebody holds everything on / stays.',
    permission: {
      operation: 'access.manage',
      on: async ({ params: { grant } }, { actor, db }) => (await getGrant(actor, grant, db)).collection,
    },
    effect: 'change',
    previews: 'access',
    params,
    response: null,
    record,
    handler: ({ actor, params: { grant }, db }) => deleteGrant(db, actor, grant),
  }),
];
