import { randomUUID } from 'node:crypto';
import type { NextAuthOptions } from 'next-auth';
import credentialsProvider from 'next-auth/providers/credentials';
import type { z } from 'zod';
import { authenticateToken } from '@/lib/auth/authenticate';
import { cookieName } from '@/lib/auth/own-cookie';
import { clientName } from '@/lib/auth/peer';
import { publicOrigin } from '@/lib/auth/public-origin';
import { revokeSession } from '@/lib/sessions/sessions';
import { nextAuthSecret } from '@/lib/sign-in/next-auth-secret';
import { passkeySignIn } from '@/lib/sign-in/passkey-sign-in';
import { secondStep } from '@/lib/sign-in/second-step';
import { signIn } from '@/lib/sign-in/sign-in';
import { passkeyForm, passwordForm, secondStepForm } from '@/lib/sign-in/sign-in-forms';
import type { SignInResult } from '@/lib/sign-in/sign-in-result';

/** Where next-auth is asked from, and where to leave what became of a sign-in. */
export interface SignInContext {
  readonly address: string;
  readonly userAgent: string;
  /** Of the first step, where this is the second. */
  readonly challenge: string | null;
  readonly requestId: string;
  readonly browser: string | null;
  onResult(result: SignInResult): void;
}

/** The row says when a session ends; the cookie only must not be gone before. */
const longestCookieSeconds = 365 * 24 * 60 * 60;

/** A stale cookie is no error, and what a browser posts to next-auth's own log is nobody's business. */
const quietLogger: NextAuthOptions['logger'] = {
  error: (code, details) => {
    if (code !== 'JWT_SESSION_ERROR' && !code.startsWith('CLIENT_'))
      console.error(`next-auth ${code}`, details);
  },
  warn: () => undefined,
  debug: () => undefined,
};

/** One way to sign in, by what its form sends. */
function way<Form>(
  id: string,
  form: z.ZodType<Form>,
  take: (form: Form) => Promise<SignInResult>,
  onResult: SignInContext['onResult'],
) {
  return credentialsProvider({
    id,
    credentials: { username: {}, password: {}, code: {}, passkey: {} },
    async authorize(given) {
      const parsed = form.safeParse(given);
      if (!parsed.success) return null;
      const result = await take(parsed.data);
      onResult(result);
      if (result.status !== 'signed-in') return null;
      return { id: result.userId, name: result.username, sessionToken: result.token };
    },
  });
}

/**
 * next-auth with our sessions in it. Its "JWT" is not one: `encode` puts the secret of a Session row
 * into the cookie and `decode` looks that row up, so that a session can be ended at any time and
 * everything else can read the cookie without next-auth.
 */
export function nextAuthOptions({ onResult, ...context }: SignInContext): NextAuthOptions {
  const { address, userAgent, requestId, challenge } = context;
  const peer = { address, client: clientName(userAgent), requestId };
  const origin = publicOrigin();
  const secure = origin.startsWith('https:');
  return {
    secret: nextAuthSecret(),
    useSecureCookies: secure,
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    session: { strategy: 'jwt', maxAge: longestCookieSeconds },
    cookies: {
      sessionToken: {
        name: cookieName('session', origin),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
      // We do not use it, and next-auth fails on one that somebody planted: a name nobody can guess.
      callbackUrl: { name: `unused-${randomUUID()}`, options: { httpOnly: true, maxAge: 0 } },
    },
    providers: [
      way('credentials', passwordForm, (form) => signIn({ ...form, ...context }), onResult),
      way('second-step', secondStepForm, (step) => secondStep(challenge ?? '', step, context), onResult),
      way('passkey', passkeyForm, ({ passkey }) => passkeySignIn(passkey, context), onResult),
    ],
    callbacks: {
      // Where to go after a sign-in is for our own page to decide.
      redirect: ({ baseUrl }) => baseUrl,
      jwt: ({ token, user }) => (user && 'sessionToken' in user ? { ...token, ...user } : token),
      session: ({ session, token }) => ({ ...session, user: { name: token.name ?? null } }),
    },
    jwt: {
      encode: async ({ token }) => {
        if (typeof token?.sessionToken !== 'string')
          throw new Error('There is no session to put in a cookie.');
        return token.sessionToken;
      },
      decode: async ({ token }) => {
        const actor = token?.startsWith('whs_') ? await authenticateToken(token, peer) : null;
        return actor && { sub: actor.userId, name: actor.username, sessionToken: token };
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionToken !== 'string') return;
        const actor = await authenticateToken(token.sessionToken, peer);
        if (actor) await revokeSession(actor, actor.credential.id);
      },
    },
    logger: quietLogger,
  };
}
