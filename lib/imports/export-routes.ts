import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { listCollections } from '@/lib/collections/queries';
import { collectionFilter } from '@/lib/collections/schema';
import { prefixAsWritten } from '@/lib/docker-api/image-reference';
import { listGrants } from '@/lib/grants/queries';
import { grantFilter } from '@/lib/grants/schema';
import { listImagePrefixes } from '@/lib/image-prefixes/queries';
import { prefixFilter } from '@/lib/image-prefixes/schema';
import { exportFile } from '@/lib/imports/export';
import { listRoles } from '@/lib/roles/queries';
import { roleFilter } from '@/lib/roles/schema';
import { listTeams } from '@/lib/teams/queries';
import { teamFilter } from '@/lib/teams/schema';
import { listUsers } from '@/lib/users/queries';
import { userFilter } from '@/lib/users/schema';

const format = { format: z.enum(['csv', 'json']).default('csv') };
const paging = { limit: true, cursor: true } as const;
const response = { mediaType: 'text/csv' };
const description = 'CSV, or JSON where `format` says so; the form that POST /imports takes.';
const people = userFilter.omit(paging).extend(format);

export const exportRoutes = [
  defineRoute({
    method: 'GET',
    path: '/exports/people',
    summary: 'Write accounts to a file',
    description,
    permission: { signedIn: 'Only those whom the person may see.' },
    effect: 'read',
    query: people,
    response,
    handler: ({ actor, query: { format: form, ...filter }, db }) =>
      exportFile(
        'people',
        form,
        (page) => listUsers(actor, { ...filter, ...page }, db),
        (user) => [
          {
            username: user.username,
            fullName: user.fullName,
            email: user.email,
            kind: user.kind,
            state: user.disabledAt ? 'disabled' : 'active',
          },
        ],
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/exports/service-accounts',
    summary: 'Write service accounts to a file',
    description,
    permission: { signedIn: 'Only those that the person may see.' },
    effect: 'read',
    query: userFilter.omit({ ...paging, kind: true }).extend(format),
    response,
    handler: ({ actor, query: { format: form, ...filter }, db }) =>
      exportFile(
        'service-accounts',
        form,
        (page) => listUsers(actor, { ...filter, kind: 'service', ...page }, db),
        ({ username, fullName, email, owner, disabledAt }) => [
          { username, fullName, email, owner, state: disabledAt ? 'disabled' : 'active' },
        ],
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/exports/teams',
    summary: 'Write teams to a file',
    description,
    permission: { signedIn: 'Only those that the person may see.' },
    effect: 'read',
    query: teamFilter.omit(paging).extend(format),
    response,
    handler: ({ actor, query: { format: form, ...filter }, db }) =>
      exportFile(
        'teams',
        form,
        (page) => listTeams(actor, { ...filter, ...page }, db),
        ({ name, parent, description: text }) => [{ name, parent, description: text }],
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/exports/memberships',
    summary: 'Write to a file who is in which team',
    description,
    permission: { signedIn: 'Only people whom the person may see.' },
    effect: 'read',
    query: people,
    response,
    handler: ({ actor, query: { format: form, ...filter }, db }) =>
      exportFile(
        'memberships',
        form,
        (page) => listUsers(actor, { ...filter, ...page }, db),
        ({ username, teams }) => teams.map((team) => ({ team, username })),
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/exports/roles',
    summary: 'Write roles to a file',
    description: `${description} The built-in ones are in it, and stay as they are by an import.`,
    permission: { signedIn: 'Only those that the person may see.' },
    effect: 'read',
    query: roleFilter.omit(paging).extend(format),
    response,
    handler: ({ actor, query: { format: form, ...filter }, db }) =>
      exportFile(
        'roles',
        form,
        (page) => listRoles(actor, { ...filter, ...page }, db),
        ({ name, description: text, operations }) => [
          { name, description: text, operations: operations.join(' ') },
        ],
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/exports/collections',
    summary: 'Write collections to a file',
    description,
    permission: { signedIn: 'Only those that the person may see.' },
    effect: 'read',
    query: collectionFilter.omit(paging).extend(format),
    response,
    handler: ({ actor, query: { format: form, ...filter }, db }) =>
      exportFile(
        'collections',
        form,
        (page) => listCollections(actor, { ...filter, ...page }, db),
        ({ path, exclusive }) => [{ path, exclusive: String(exclusive) }],
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/exports/image-prefixes',
    summary: 'Write to a file which collections own which images',
    description,
    permission: { signedIn: 'Only those of collections that the person may see.' },
    effect: 'read',
    query: prefixFilter.omit(paging).extend(format),
    response,
    handler: ({ actor, query: { format: form, ...filter }, db }) =>
      exportFile(
        'image-prefixes',
        form,
        (page) => listImagePrefixes(actor, { ...filter, ...page }, db),
        ({ prefix, collection }) => [{ prefix: prefixAsWritten(prefix), collection }],
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/exports/grants',
    summary: 'Write grants to a file',
    description: `${description} Those past their end are left out.`,
    permission: { signedIn: 'Only those that the person may see.' },
    effect: 'read',
    query: grantFilter.omit(paging).extend(format),
    response,
    handler: ({ actor, query: { format: form, ...filter }, db }) =>
      exportFile(
        'grants',
        form,
        (page) => listGrants(actor, { ...filter, ...page }, db),
        (grant) =>
          grant.hasExpired
            ? []
            : [
                {
                  subject: grant.subject,
                  role: grant.role,
                  collection: grant.collection,
                  expiresAt: grant.expiresAt,
                  reason: grant.reason,
                },
              ],
      ),
  }),
];
