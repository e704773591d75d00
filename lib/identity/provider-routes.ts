import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import type { Caller } from '@/lib/api/route';
import { changeProvider, createProvider, deleteProvider, renewScimToken } from '@/lib/identity/changes';
import { editedProvider } from '@/lib/identity/edited-provider';
import { askForSync } from '@/lib/identity/ldap/due-syncs';
import { previewSync } from '@/lib/identity/ldap/preview-sync';
import { addLink, removeLink } from '@/lib/identity/links';
import { addMapping, removeMapping } from '@/lib/identity/mappings';
import { getProvider, listLinks, listMappings, listProviders } from '@/lib/identity/queries';
import {
  idField,
  linkView,
  madeProvider,
  mappingView,
  newLink,
  newMapping,
  newProvider,
  providerChange,
  providerTest,
  providerView,
  syncPreview,
  testResult,
} from '@/lib/identity/schema';
import { testProvider } from '@/lib/identity/test-provider';
import { pageOf } from '@/lib/paging/page';

const params = z.strictObject({ provider: idField });
const record = async ({ params: { provider } }: { params: z.output<typeof params> }, { db }: Caller) =>
  editedProvider(await getProvider(provider, db));
const manage = { operation: 'identity.manage', on: () => '/' } as const;

export const providerRoutes = [
  defineRoute({
    method: 'GET',
    path: '/identity/providers',
    summary: 'List where people sign in from and who provisions accounts',
    permission: manage,
    effect: 'read',
    response: pageOf(providerView),
    handler: async ({ db }) => ({ items: await listProviders(db), nextCursor: null }),
  }),
  defineRoute({
    method: 'POST',
    path: '/identity/providers',
    summary: 'Add an OpenID provider, a directory, or a provisioning by SCIM',
    description:
      'docs/guides/single-sign-on.md goes through each kind. A provisioning needs access.manage besides.',
    permission: manage,
    effect: 'change',
    body: newProvider,
    response: madeProvider,
    created: ({ provider }) => `/identity/providers/${provider.id}`,
    handler: ({ actor, body, db }) => createProvider(db, actor, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/identity/providers/test',
    summary: 'Try the settings of a provider before they are saved',
    permission: manage,
    effect: 'read',
    body: providerTest,
    response: testResult,
    handler: ({ body, db }) => testProvider(db, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/identity/providers/{provider}',
    summary: 'Show a provider of identity',
    permission: manage,
    effect: 'read',
    params,
    response: providerView,
    record: editedProvider,
    handler: ({ params: { provider }, db }) => getProvider(provider, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/identity/providers/{provider}',
    summary: 'Change a provider of identity',
    description: 'Takes all that those hold who are linked to it, and all that its mappings give.',
    permission: manage,
    effect: 'change',
    params,
    body: providerChange,
    response: providerView,
    record,
    handler: ({ actor, params: { provider }, body, db }) => changeProvider(db, actor, provider, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/identity/providers/{provider}',
    summary: 'Remove a provider of identity, its links, mappings and memberships',
    permission: manage,
    effect: 'change',
    previews: 'access',
    params,
    response: null,
    record,
    handler: ({ actor, params: { provider }, db }) => deleteProvider(db, actor, provider),
  }),
  defineRoute({
    method: 'POST',
    path: '/identity/providers/{provider}/token',
    summary: 'Make a new token for a provisioning; the former one ends',
    permission: manage,
    credentials: ['session'],
    effect: 'change',
    params,
    response: madeProvider,
    handler: ({ actor, params: { provider }, db }) => renewScimToken(db, actor, provider),
  }),
  defineRoute({
    method: 'GET',
    path: '/identity/providers/{provider}/mappings',
    summary: 'List which groups of a provider are which teams',
    permission: manage,
    effect: 'read',
    params,
    response: pageOf(mappingView),
    handler: async ({ params: { provider }, db }) => {
      await getProvider(provider, db);
      return { items: await listMappings(provider, db), nextCursor: null };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/identity/providers/{provider}/mappings',
    summary: 'Map a group of a provider to a team',
    description: 'Takes all that the team was granted.',
    permission: manage,
    effect: 'change',
    params,
    body: newMapping,
    response: mappingView,
    handler: ({ actor, params: { provider }, body, db }) => addMapping(db, actor, provider, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/identity/providers/{provider}/mappings/{mapping}',
    summary: 'End a mapping, and the memberships that only it gave',
    permission: manage,
    effect: 'change',
    previews: 'access',
    params: z.strictObject({ provider: idField, mapping: idField }),
    response: null,
    handler: ({ actor, params: { provider, mapping }, db }) => removeMapping(db, actor, provider, mapping),
  }),
  defineRoute({
    method: 'GET',
    path: '/identity/providers/{provider}/links',
    summary: 'List who signs in by a provider',
    permission: manage,
    effect: 'read',
    params,
    response: pageOf(linkView),
    handler: async ({ params: { provider }, db }) => {
      await getProvider(provider, db);
      return { items: await listLinks({ providerId: provider }, db), nextCursor: null };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/identity/providers/{provider}/links',
    summary: 'Let somebody at a provider sign in as an account',
    description: 'Takes all that the account holds.',
    permission: manage,
    effect: 'change',
    params,
    body: newLink,
    response: linkView,
    handler: ({ actor, params: { provider }, body, db }) => addLink(db, actor, provider, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/identity/providers/{provider}/links/{link}',
    summary: 'End the link of an account to a provider, with its sessions and what its groups gave',
    permission: manage,
    effect: 'change',
    previews: 'access',
    params: z.strictObject({ provider: idField, link: idField }),
    response: null,
    handler: ({ actor, params: { provider, link }, db }) => removeLink(db, actor, provider, link),
  }),
  defineRoute({
    method: 'GET',
    path: '/identity/providers/{provider}/sync',
    summary: 'Preview what a synchronisation with a directory would do now',
    description: 'Reads the directory; nothing is changed.',
    permission: manage,
    effect: 'read',
    params,
    response: syncPreview,
    handler: ({ actor, params: { provider }, db }) => previewSync(db, actor, provider),
  }),
  defineRoute({
    method: 'POST',
    path: '/identity/providers/{provider}/sync',
    summary: 'Synchronise with a directory now',
    description: 'It is done in the background; what came of it stands with the provider.',
    permission: manage,
    effect: 'change',
    params,
    response: null,
    handler: ({ actor, params: { provider }, db }) => askForSync(db, actor, provider),
  }),
];
