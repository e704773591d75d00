import { z } from 'zod';
import { definePublicRoute, defineRoute } from '@/lib/api/define-route';
import { instantField } from '@/lib/api/fields';
import { notFound } from '@/lib/problems/problem';
import { passkeyOptions } from '@/lib/second-factors/passkey-proof';
import { passkeyOptionsView } from '@/lib/second-factors/schema';
import { revokeSession } from '@/lib/sessions/sessions';
import { signIn } from '@/lib/sign-in/sign-in';
import { signInProblem } from '@/lib/sign-in/sign-in-problem';
import type { SignInResult } from '@/lib/sign-in/sign-in-result';

const signedIn = z.strictObject({ token: z.string(), expiresAt: instantField }).meta({ id: 'SignedIn' });

export const signInRoutes = [
  definePublicRoute({
    method: 'POST',
    path: '/auth/login',
    summary: 'Sign in for a bearer token',
    permission: { public: 'This is where people say who they are. It is throttled by name and address.' },
    effect: 'records-itself',
    body: z.strictObject({
      username: z.string().max(256),
      password: z.string().max(1_024),
      code: z.string().max(64).optional().meta({
        description: 'Of an authenticator app, or a recovery code, for accounts that have a second factor.',
      }),
    }),
    response: signedIn,
    handler: async ({ body: { username, password, code }, facts }) =>
      answered(await signIn({ username, password, code, ...facts })),
  }),
  definePublicRoute({
    method: 'POST',
    path: '/auth/passkey-options',
    summary: 'Begin to sign in with a passkey',
    description: 'Answers what navigator.credentials.get takes; 404 where there are no passkeys.',
    permission: { public: 'It names nobody: the passkey finds itself. Nothing is kept.' },
    effect: 'read',
    response: passkeyOptionsView,
    handler: async () => {
      const options = await passkeyOptions({ purpose: 'sign-in', userId: null });
      if (options === null) throw notFound('way to use passkeys here');
      return { ...options };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/logout',
    summary: 'End the session that asks',
    permission: { signedIn: 'Everybody may end their own session.' },
    credentials: ['session'],
    duringSignIn: true,
    effect: 'records-itself',
    recordedBy: 'lib/sessions/sessions',
    response: null,
    handler: ({ actor }) => revokeSession(actor, actor.credential.id),
  }),
];

function answered(result: SignInResult): z.output<typeof signedIn> {
  if (result.status === 'signed-in') {
    return { token: result.token, expiresAt: result.expiresAt.toISOString() };
  }
  throw signInProblem(result);
}
