import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import type { Caller } from '@/lib/api/route';
import { setBreakGlass } from '@/lib/identity/break-glass';
import { changeProvider, createProvider, deleteProvider, renewScimToken } from '@/lib/identity/changes';
import { editedProvider } from '@/lib/identity/edited-provider';
import { addLink, removeLink, removeOwnLink } from '@/lib/identity/links';
import { changeSignInSettings, showSignInSettings } from '@/lib/identity/local-accounts';
import { addMapping, removeMapping } from '@/lib/identity/mappings';
import { identityNetworks, setIdentityNetworks } from '@/lib/identity/networks';
import {
  getProvider,
  listLinks,
  listMappings,
  listProviders,
  offeredProviders,
} from '@/lib/identity/queries';
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
  signInSettingsChange,
  signInSettingsView,
  testResult,
} from '@/lib/identity/schema';
import { testProvider } from '@/lib/identity/test-provider';
import { pageOf } from '@/lib/paging/page';
import { webhookNetworks } from '@/lib/webhooks/schema';

const params = z.strictObject({ provider: idField });
const record = async ({ params: { provider } }: { params: z.output<typeof params> }, { db }: Caller) =>
  editedProvider(await getProvider(provider, db));
const manage = { operation: 'identity.manage', on: () => '/' } as const;
const own = { signedIn: 'Their own links to their own account.' };

export const identityRoutes = [
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
    summary: 'End the link of an account to a provider, with its sessions',
    permission: manage,
    effect: 'change',
    params: z.strictObject({ provider: idField, link: idField }),
    response: null,
    handler: ({ actor, params: { provider, link }, db }) => removeLink(db, actor, provider, link),
  }),
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
    path: '/identity/settings',
    summary: 'Show whether local accounts sign in',
    permission: manage,
    effect: 'read',
    response: signInSettingsView,
    record: 'answer',
    handler: ({ db }) => showSignInSettings(db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/identity/settings',
    summary: 'Switch local accounts on, or off but for emergencies',
    description: 'Needs access.manage besides. One account for emergencies must hold every operation on /.',
    permission: manage,
    effect: 'change',
    body: signInSettingsChange,
    response: signInSettingsView,
    record: (_, { db }) => showSignInSettings(db),
    handler: ({ actor, body, db }) => changeSignInSettings(db, actor, body),
  }),
  defineRoute({
    method: 'PUT',
    path: '/identity/break-glass/{user}',
    summary: 'Keep an account for emergencies',
    permission: manage,
    effect: 'change',
    params: z.strictObject({ user: referenceField }),
    response: null,
    handler: ({ actor, params: { user }, db }) => setBreakGlass(db, actor, user, true),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/identity/break-glass/{user}',
    summary: 'Keep an account for emergencies no longer',
    permission: manage,
    effect: 'change',
    params: z.strictObject({ user: referenceField }),
    response: null,
    handler: ({ actor, params: { user }, db }) => setBreakGlass(db, actor, user, false),
  }),
  defineRoute({
    method: 'GET',
    path: '/identity/networks',
    summary: 'Show in which private networks providers and directories may be',
    permission: manage,
    effect: 'read',
    response: webhookNetworks,
    record: 'answer',
    handler: async ({ db }) => ({ networks: await identityNetworks(db) }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/identity/networks',
    summary: 'Set in which private networks providers and directories may be',
    description:
      'Needs cluster.manage besides. Loopback and private addresses are refused unless allowed here.',
    permission: manage,
    effect: 'change',
    body: webhookNetworks,
    response: webhookNetworks,
    record: async (_, { db }) => ({ networks: await identityNetworks(db) }),
    handler: ({ actor, body, db }) => setIdentityNetworks(db, actor, body.networks),
  }),
];
