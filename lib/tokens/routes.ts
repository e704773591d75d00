import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { futureInstantField, instantField, isUuid, lineField, referenceField } from '@/lib/api/fields';
import { pageOf } from '@/lib/paging/page';
import { createAccountToken, listAccountTokens, revokeAccountToken } from '@/lib/tokens/account-tokens';
import type { TokenView } from '@/lib/tokens/token-rows';
import { createToken, listTokens, revokeToken } from '@/lib/tokens/tokens';

const fields = {
  id: z.uuid(),
  label: z.string(),
  createdAt: instantField,
  expiresAt: instantField.nullable(),
  lastUsedAt: instantField.nullable(),
};
const tokenView = z.strictObject(fields).meta({ id: 'Token' });
const createdToken = z
  .strictObject({ ...fields, token: z.string().meta({ description: 'The secret. It is shown this once.' }) })
  .meta({ id: 'CreatedToken' });

const newToken = z.strictObject({
  label: lineField(200).min(1, 'must not be empty'),
  expiresAt: futureInstantField.nullable().default(null),
});
const tokenField = z.string().refine(isUuid);
const account = z.strictObject({ user: referenceField });
const overAccount = {
  signedIn: 'Takes user.manage on /, or to answer for the service account; others are refused.',
} as const;

export const tokenRoutes = [
  defineRoute({
    method: 'GET',
    path: '/tokens',
    summary: 'List my API tokens',
    permission: { signedIn: "Only one's own tokens, without their secrets." },
    effect: 'read',
    response: pageOf(tokenView),
    handler: async ({ actor }) => ({ items: (await listTokens(actor)).map(view), nextCursor: null }),
  }),
  defineRoute({
    method: 'POST',
    path: '/tokens',
    summary: 'Make an API token for myself',
    permission: { signedIn: 'A token can do what its owner can. One made by a token ends no later.' },
    stepUp: 'any',
    effect: 'records-itself',
    recordedBy: 'lib/tokens/tokens',
    body: newToken,
    response: createdToken,
    created: ({ id }) => `/tokens/${id}`,
    handler: async ({ actor, body }) => {
      const { token, ...row } = await createToken(actor, body);
      return { ...view(row), token };
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/tokens/{token}',
    summary: 'Revoke one of my API tokens',
    permission: { signedIn: "Only one's own tokens." },
    effect: 'records-itself',
    recordedBy: 'lib/tokens/tokens',
    params: z.strictObject({ token: tokenField }),
    response: null,
    handler: ({ actor, params: { token } }) => revokeToken(actor, token),
  }),
  defineRoute({
    method: 'GET',
    path: '/users/{user}/tokens',
    summary: "List an account's API tokens",
    permission: overAccount,
    effect: 'read',
    params: account,
    response: pageOf(tokenView),
    handler: async ({ actor, params: { user }, db }) => ({
      items: (await listAccountTokens(actor, user, db)).map(view),
      nextCursor: null,
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/users/{user}/tokens',
    summary: 'Make an API token for a service account',
    description: 'Takes all that the account holds, too: whoever has the token acts as it.',
    permission: overAccount,
    stepUp: 'any',
    effect: 'change',
    params: account,
    body: newToken,
    response: createdToken,
    created: ({ id }) => `/tokens/${id}`,
    handler: async ({ actor, params: { user }, body, db }) => {
      const { result, audit } = await createAccountToken(db, actor, user, body);
      const { token, ...row } = result;
      return { result: { ...view(row), token }, audit };
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/users/{user}/tokens/{token}',
    summary: 'Revoke an API token of an account',
    permission: overAccount,
    stepUp: 'delete',
    effect: 'change',
    params: account.extend({ token: tokenField }),
    response: null,
    handler: ({ actor, params, db }) => revokeAccountToken(db, actor, params),
  }),
];

function view({ createdAt, expiresAt, lastUsedAt, ...row }: TokenView): z.output<typeof tokenView> {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
