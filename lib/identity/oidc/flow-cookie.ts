import { z } from 'zod';
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

/** Over https the name makes browsers refuse the cookie from another host, path or over http. */
export function flowCookieName(publicOrigin: string): string {
  return publicOrigin.startsWith('https:') ? '__Host-wheelhouse_oidc' : 'wheelhouse_oidc';
}

/** A Set-Cookie header; null takes the cookie away. The browser can neither read nor make its value. */
export function flowCookie(publicOrigin: string, begun: Flow | null): string {
  const value = begun === null ? '' : seal(JSON.stringify(begun), context).toString('base64url');
  const age = begun === null ? 0 : flowLastsMs / 1_000;
  const secure = publicOrigin.startsWith('https:') ? '; Secure' : '';
  return `${flowCookieName(publicOrigin)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}

/** What the cookies of a request say; null when that is nothing of ours, planted twice, or too old. */
export function readFlow(cookies: string | null, publicOrigin: string, now: number): Flow | null {
  const prefix = `${flowCookieName(publicOrigin)}=`;
  const values = new Set(
    (cookies ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(prefix)),
  );
  const [value] = values;
  if (value === undefined || values.size > 1) return null;
  try {
    const begun = flow.parse(
      JSON.parse(open(Buffer.from(value.slice(prefix.length), 'base64url'), context).toString()),
    );
    return now < begun.endsAt ? begun : null;
  } catch (error) {
    if (error instanceof UnsealError) return null;
    throw error;
  }
}
