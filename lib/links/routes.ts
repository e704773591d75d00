import { z } from 'zod';
import { definePublicRoute, defineRoute } from '@/lib/api/define-route';
import { isUuid, referenceField } from '@/lib/api/fields';
import { askForgotten, canResetByMail } from '@/lib/links/forgotten';
import { invite, listLinks, makeResetLink, revokeLink } from '@/lib/links/links';
import {
  invitation,
  linkFacts,
  linkLook,
  linkUse,
  linkView,
  linkWish,
  madeInvitation,
  madeLink,
} from '@/lib/links/schema';
import { lookAtLink, useLink } from '@/lib/links/use-link';
import { pageOf } from '@/lib/paging/page';
import { currentPasswordRules } from '@/lib/passwords/accepted-password';

const manage = { operation: 'user.manage', on: () => '/' } as const;
const byToken = { public: 'Whoever has the link is whom it was given to; it is 256 random bits.' };

export const linkRoutes = [
  defineRoute({
    method: 'POST',
    path: '/invitations',
    summary: 'Make an account and a link by which its owner chooses a password',
    description: 'The link is in the answer, this once, and is sent where mail is set up.',
    permission: manage,
    effect: 'change',
    body: invitation,
    response: madeInvitation,
    created: ({ user }) => `/users/${user.username}`,
    handler: ({ actor, body, db }) => invite(db, actor, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/users/{user}/reset-link',
    summary: 'Make a link by which somebody sets another password',
    description: 'Takes whoever holds all that the person holds. Links that were open before end.',
    permission: manage,
    effect: 'change',
    params: z.strictObject({ user: referenceField }),
    body: linkWish,
    response: madeLink,
    handler: ({ actor, params: { user }, body, db }) => makeResetLink(db, actor, user, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/links',
    summary: 'List invitations and links to reset passwords that can still be used',
    permission: manage,
    effect: 'read',
    response: pageOf(linkView),
    handler: async ({ actor, db }) => ({ items: await listLinks(actor, db), nextCursor: null }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/links/{link}',
    summary: 'Revoke a link',
    permission: manage,
    effect: 'change',
    params: z.strictObject({ link: z.string().refine(isUuid) }),
    response: null,
    handler: ({ actor, params: { link }, db }) => revokeLink(db, actor, link),
  }),
  definePublicRoute({
    method: 'GET',
    path: '/password-rules',
    summary: 'What is asked of passwords, and whether a forgotten one can be reset by mail',
    permission: { public: 'Whoever chooses a password must know, also before they can sign in.' },
    effect: 'read',
    response: z
      .strictObject({ leastLength: z.int(), resetByMail: z.boolean() })
      .meta({ id: 'PasswordHints' }),
    handler: async () => ({
      leastLength: (await currentPasswordRules()).leastLength,
      resetByMail: await canResetByMail(),
    }),
  }),
  definePublicRoute({
    method: 'POST',
    path: '/auth/links/look',
    summary: 'What a link is for',
    permission: byToken,
    effect: 'read',
    body: linkLook,
    response: linkFacts,
    handler: ({ body: { token } }) => lookAtLink(token),
  }),
  definePublicRoute({
    method: 'POST',
    path: '/auth/links/use',
    summary: 'Set a password by a link, once',
    permission: byToken,
    effect: 'records-itself',
    body: linkUse,
    response: z.strictObject({ username: z.string() }),
    handler: ({ body, facts }) => useLink(body, facts),
  }),
  definePublicRoute({
    method: 'POST',
    path: '/auth/forgotten',
    summary: 'Have a link sent that sets another password',
    description: 'Answers the same whoever is named. The link goes to the address of the account.',
    permission: { public: 'Whoever forgot their password cannot sign in. It is throttled by address.' },
    effect: 'records-itself',
    body: z.strictObject({ name: z.string().min(1).max(256) }),
    response: z.strictObject({}),
    handler: async ({ body: { name }, facts }) => {
      await askForgotten(name, facts.address);
      return {};
    },
  }),
];
