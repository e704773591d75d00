import { randomBytes } from 'node:crypto';
import { cookieIn, setCookie } from '@/lib/auth/own-cookie';
import { publicOrigin } from '@/lib/auth/public-origin';
import { hashToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';
import { knownForDays } from '@/lib/sign-in/throttle';

/**
 * A browser that somebody signed in with is known again by a cookie, so that guesses which others make
 * behind the same address are not counted against it. It lets nobody in.
 */

const form = /^whb_[A-Za-z0-9_-]{43}$/;

/** What the browser shows in its Cookie header; null for nothing, or for several of which one was planted. */
export function browserIn(header: string | null): string | null {
  const value = cookieIn(header, 'browser', publicOrigin());
  return value !== null && form.test(value) ? value : null;
}

/** As what a known address is kept; no address has a space. */
export function browserKey(browser: string): string {
  return `browser ${Buffer.from(hashToken(browser)).toString('hex')}`;
}

/**
 * Keeps that the account's owner signed in with this browser.
 *
 * @param browser what it showed; null for one that is new
 * @returns a Set-Cookie header
 */
export async function rememberBrowser(account: string, browser: string | null): Promise<string> {
  const value = browser ?? `whb_${randomBytes(32).toString('base64url')}`;
  const where = { account, address: browserKey(value) };
  const lastAt = new Date();
  await db.knownAddress.upsert({
    where: { account_address: where },
    create: { ...where, lastAt },
    update: { lastAt },
  });
  const until = new Date(lastAt.getTime() + knownForDays * 24 * 60 * 60_000);
  return setCookie('browser', value, publicOrigin(), { until, sameSite: 'strict' });
}
