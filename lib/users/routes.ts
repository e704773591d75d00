import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import type { Caller } from '@/lib/api/route';
import { countedPageOf } from '@/lib/paging/sorted-page';
import { changePassword } from '@/lib/passwords/change-password';
import { changeUser, deleteUser } from '@/lib/users/change-user';
import { createUser } from '@/lib/users/create-user';
import { editedUser } from '@/lib/users/edited-user';
import { changeProfile, describeMe, me, profileChange } from '@/lib/users/me';
import { getUser, listUsers } from '@/lib/users/queries';
import { newUser, userChange, userFilter, userView } from '@/lib/users/schema';

const params = z.strictObject({ user: referenceField });
const manage = { operation: 'user.manage', on: () => '/' } as const;
const record = async ({ params: { user } }: { params: z.output<typeof params> }, { actor, db }: Caller) =>
  editedUser(await getUser(actor, user, db));
const password = z.string().max(512);

export const userRoutes = [
  defineRoute({
    method: 'GET',
    path: '/me',
    summary: 'Who I am and what I may do',
    permission: { signedIn: 'Everybody may know what they hold.' },
    duringSignIn: true,
    effect: 'read',
    response: me,
    record: ({ user }) => editedUser(user),
    handler: ({ actor, db }) => describeMe(actor, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/me',
    summary: 'Change my full name',
    permission: { signedIn: 'Their own name is for everybody to spell.' },
    effect: 'change',
    body: profileChange,
    response: userView,
    record: async (_, { actor, db }) => editedUser(await getUser(actor, actor.userId, db)),
    handler: ({ actor, body, db }) => changeProfile(db, actor, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/me/password',
    summary: 'Change my password',
    description: 'Asks for the old one, and ends all other sessions.',
    permission: { signedIn: 'Their own password, and the old one is asked for.' },
    duringSignIn: true,
    credentials: ['session'],
    effect: 'records-itself',
    recordedBy: 'lib/passwords/change-password',
    body: z.strictObject({ oldPassword: password, newPassword: password }),
    response: null,
    handler: ({ actor, body }) => changePassword(actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/users',
    summary: 'List people and service accounts',
    permission: { signedIn: 'Lists only those whom the person may see: without user.view, themselves.' },
    effect: 'read',
    query: userFilter,
    response: countedPageOf(userView),
    handler: ({ actor, query, db }) => listUsers(actor, query, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/users',
    summary: 'Create an account with its private collection',
    permission: manage,
    effect: 'change',
    previews: 'access',
    body: newUser,
    response: userView,
    created: ({ username }) => `/users/${username}`,
    handler: ({ actor, body, db }) => createUser(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/users/{user}',
    summary: 'Show one account',
    permission: { signedIn: 'Answers 404 for those whom the person may not see.' },
    effect: 'read',
    params,
    response: userView,
    record: editedUser,
    handler: ({ actor, params: { user }, db }) => getUser(actor, user, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/users/{user}',
    summary: 'Rename, disable or enable an account, reset its password, or say who answers for it',
    permission: {
      signedIn:
        'Takes user.manage on /; who answers for a service account may rename, disable and hand it over.',
    },
    stepUp: 'access',
    effect: 'change',
    previews: 'access',
    params,
    body: userChange,
    response: userView,
    record,
    handler: ({ actor, params: { user }, body, db }) => changeUser(db, actor, user, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/users/{user}',
    summary: 'Remove an account that was never used',
    description: 'Answers 409 for one that owns things or has acted: disable it instead.',
    permission: manage,
    effect: 'change',
    previews: 'access',
    params,
    response: null,
    record,
    handler: ({ actor, params: { user }, db }) => deleteUser(db, actor, user),
  }),
];
