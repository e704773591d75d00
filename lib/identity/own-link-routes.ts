import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { removeOwnLink } from '@/lib/identity/links';
import { providerSignOut } from '@/lib/identity/oidc/sign-out';
import { listLinks, offeredProviders } from '@/lib/identity/queries';
import { idField, linkView } from '@/lib/identity/schema';
import { pageOf } from '@/lib/paging/page';

const own = { signedIn: 'Their own links to their own account.' };

export const ownLinkRoutes = [
  defineRoute({
    method: 'GET',
    path: '/me/links',
    summary: 'List the providers by which I sign in',
    permission: own,
    effect: 'read',
    response: pageOf(linkView),
    handler: async ({ actor, db }) => ({
      items: await listLinks({ userId: actor.userId }, db),
      nextCursor: null,
    }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/me/links/{link}',
    summary: 'End the link of my account to a provider',
    permission: own,
    credentials: ['session'],
    effect: 'change',
    params: z.strictObject({ link: idField }),
    response: null,
    handler: ({ actor, params: { link }, db }) => removeOwnLink(db, actor, link),
  }),
  defineRoute({
    method: 'GET',
    path: '/me/offered-providers',
    summary: 'List the providers to which I can link my account',
    permission: { signedIn: 'The page for signing in shows the same to everybody.' },
    effect: 'read',
    response: pageOf(z.strictObject({ id: z.uuid(), name: z.string() }).meta({ id: 'OfferedProvider' })),
    handler: async ({ db }) => ({ items: await offeredProviders(db), nextCursor: null }),
  }),
  defineRoute({
    method: 'GET',
    path: '/me/provider-sign-out',
    summary: 'Where to go to be signed out at the provider too; null for nowhere',
    permission: own,
    credentials: ['session'],
    effect: 'read',
    response: z.strictObject({ url: z.string().nullable() }).meta({ id: 'ProviderSignOut' }),
    handler: async ({ actor }) => ({ url: await providerSignOut(actor) }),
  }),
];
