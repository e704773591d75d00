import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { pageOf } from '@/lib/paging/page';
import { createRegistryCredential, deleteRegistryCredential } from '@/lib/registries/changes';
import { getRegistryCredential, listRegistryCredentials } from '@/lib/registries/queries';
import {
  newRegistryCredential,
  registryCredentialIdField,
  registryCredentialView,
} from '@/lib/registries/schema';

const params = z.strictObject({ credential: registryCredentialIdField });
const withoutSecrets = "Only one's own and one's teams', without their secrets.";

export const registryCredentialRoutes = [
  defineRoute({
    method: 'GET',
    path: '/registry-credentials',
    summary: 'List my credentials for registries, and those of my teams',
    permission: { signedIn: withoutSecrets },
    effect: 'read',
    response: pageOf(registryCredentialView),
    handler: async ({ actor, db }) => ({ items: await listRegistryCredentials(actor, db), nextCursor: null }),
  }),
  defineRoute({
    method: 'POST',
    path: '/registry-credentials',
    summary: 'Keep a credential for a registry',
    description:
      "It is used for pull, push and build at this host when a client sends none. A team's needs team.manage on /.",
    permission: { signedIn: "One's own needs no right; a team's is decided where it is made." },
    effect: 'change',
    body: newRegistryCredential,
    response: registryCredentialView,
    created: ({ id }) => `/registry-credentials/${id}`,
    handler: ({ actor, body, db }) => createRegistryCredential(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/registry-credentials/{credential}',
    summary: 'Show a credential for a registry',
    permission: { signedIn: withoutSecrets },
    effect: 'read',
    params,
    response: registryCredentialView,
    handler: ({ actor, params: { credential }, db }) => getRegistryCredential(actor, credential, db),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/registry-credentials/{credential}',
    summary: 'Remove a credential for a registry',
    permission: { signedIn: "One's own needs no right; a team's is decided where it is removed." },
    effect: 'change',
    params,
    response: null,
    handler: ({ actor, params: { credential }, db }) => deleteRegistryCredential(db, actor, credential),
  }),
];
