import { z } from 'zod';
import { cookieIn, setCookie } from '@/lib/auth/own-cookie';
import { UnsealError } from '@/lib/secrets/aes-gcm';
import { open, seal } from '@/lib/secrets/seal';

/** What is remembered of a sign-in that was begun, by the browser that began it. */
const flow = z.strictObject({
  providerId: z.uuid(),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** A path of the console. */
  next: z.string(),
  /** The session that wants to be linked; null: somebody wants to sign in. */
  linksSessionId: z.uuid().nullable(),
  endsAt: z.number(),
});
export type Flow = z.output<typeof flow>;

const context = 'oidc.flow';
export const flowLastsMs = 10 * 60_000;

/** A Set-Cookie header; null takes the cookie away. The browser can neither read nor make its value. */
export function flowCookie(publicOrigin: string, begun: Flow | null): string {
  const value = begun === null ? '' : seal(JSON.stringify(begun), context).toString('base64url');
  const until = begun && new Date(begun.endsAt);
  return setCookie('oidc', value, publicOrigin, { until, sameSite: 'lax' });
}

/** What the cookies of a request say; null when that is nothing of ours, planted twice, or too old. */
export function readFlow(cookies: string | null, publicOrigin: string, now: number): Flow | null {
  const value = cookieIn(cookies, 'oidc', publicOrigin);
  if (value === null) return null;
  try {
    const begun = flow.parse(JSON.parse(open(Buffer.from(value, 'base64url'), context).toString()));
    return now < begun.endsAt ? begun : null;
  } catch (error) {
    if (error instanceof UnsealError) return null;
    throw error;
  }
}
