import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import { endCredential, endCredentialsOf } from '@/lib/credentials/changes';
import { listCredentials } from '@/lib/credentials/queries';
import { credentialFilter, credentialParams, credentialView } from '@/lib/credentials/schema';
import { pageOf } from '@/lib/paging/page';

const manage = { operation: 'user.manage', on: () => '/' } as const;

const ended = z
  .strictObject({ sessions: z.int(), tokens: z.int(), bundles: z.int() })
  .meta({ id: 'EndedCredentials' });

export const credentialRoutes = [
  defineRoute({
    method: 'GET',
    path: '/credentials',
    summary: "List everyone's sessions, API tokens and client bundles",
    permission: manage,
    effect: 'read',
    query: credentialFilter,
    response: pageOf(credentialView),
    handler: ({ actor, query, db }) => listCredentials(actor, query, db),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/credentials/{kind}/{credential}',
    summary: 'End a session, API token or client bundle of anybody',
    permission: manage,
    effect: 'change',
    params: credentialParams,
    response: null,
    handler: ({ actor, params, db }) => endCredential(db, actor, params),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/users/{user}/credentials',
    summary: 'End everything by which somebody acts as a person',
    description: 'Sessions, API tokens, client bundles and open links. They can sign in again.',
    permission: manage,
    effect: 'change',
    params: z.strictObject({ user: referenceField }),
    response: ended,
    handler: ({ actor, params: { user }, db }) => endCredentialsOf(db, actor, user),
  }),
];
