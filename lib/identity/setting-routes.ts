import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import { setBreakGlass } from '@/lib/identity/break-glass';
import { changeSignInSettings, showSignInSettings } from '@/lib/identity/local-accounts';
import { identityNetworks, setIdentityNetworks } from '@/lib/identity/networks';
import { signInSettingsChange, signInSettingsView } from '@/lib/identity/schema';
import { webhookNetworks } from '@/lib/webhooks/schema';

const manage = { operation: 'identity.manage', on: () => '/' } as const;

export const identitySettingRoutes = [
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
