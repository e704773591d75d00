import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { instantField } from '@/lib/api/fields';
import { passkeyOptions } from '@/lib/second-factors/passkey-proof';
import { passkeyAnswer, passkeyOptionsView, proofKind } from '@/lib/second-factors/schema';
import { proofKinds } from '@/lib/step-up/proof-kinds';
import { proveAgain } from '@/lib/step-up/prove';

const own = {
  permission: { signedIn: "Only for one's own session." },
  credentials: ['session'],
  duringSignIn: true,
} as const;

export const stepUpRoutes = [
  defineRoute({
    ...own,
    method: 'GET',
    path: '/me/proof',
    summary: 'By what I can prove anew that it is me',
    effect: 'read',
    response: z.strictObject({ kinds: z.array(proofKind), passkeyOptions: passkeyOptionsView.nullable() }),
    handler: async ({ actor: { userId } }) => {
      const kinds = await proofKinds(userId);
      const question = { purpose: `step-up ${userId}`, userId } as const;
      const options = kinds.includes('passkey') ? await passkeyOptions(question) : null;
      return { kinds, passkeyOptions: options && { ...options } };
    },
  }),
  defineRoute({
    ...own,
    method: 'POST',
    path: '/me/proof',
    summary: 'Prove anew that it is me',
    description: 'By one of: a second factor, or the password of whoever has none.',
    effect: 'records-itself',
    recordedBy: 'lib/step-up/prove',
    body: z.union([
      z.strictObject({ password: z.string().max(512) }),
      z.strictObject({ code: z.string().max(64) }),
      z.strictObject({ passkey: passkeyAnswer }),
    ]),
    response: z.strictObject({ provedAt: instantField }),
    handler: async ({ actor, body }) => {
      const { provedAt } = await proveAgain(actor, body);
      return { provedAt: provedAt.toISOString() };
    },
  }),
];
