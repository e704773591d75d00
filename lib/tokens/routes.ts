import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { futureInstantField, instantField, isUuid, lineField } from '@/lib/api/fields';
import { pageOf } from '@/lib/paging/page';
import { createToken, listTokens, revokeToken, type TokenView } from '@/lib/tokens/tokens';

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
    body: z.strictObject({
      label: lineField(200).min(1, 'must not be empty'),
      expiresAt: futureInstantField.nullable().default(null),
    }),
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
    params: z.strictObject({ token: z.string().refine(isUuid) }),
    response: null,
    handler: ({ actor, params: { token } }) => revokeToken(actor, token),
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
