import { cookieIn, setCookie } from '@/lib/auth/own-cookie';
import { publicOrigin } from '@/lib/auth/public-origin';

/**
 * A Set-Cookie header for a browser whose second step is due, in which it keeps what refers to the
 * first one: it comes along when a provider on another site sends the browser back here.
 */
export function challengeCookie(challenge: string, endsAt: Date): string {
  return setCookie('challenge', challenge, publicOrigin(), { until: endsAt, sameSite: 'lax' });
}

/** Takes the cookie away again. */
export function noChallengeCookie(): string {
  return setCookie('challenge', '', publicOrigin(), { until: null, sameSite: 'lax' });
}

/** The challenge in a Cookie header; null for none, or for several of which one was planted. */
export function challengeIn(header: string | null): string | null {
  return cookieIn(header, 'challenge', publicOrigin());
}
