import { publicOrigin } from '@/lib/auth/public-origin';

/** Between the first and the second step a browser keeps what refers to the first one here. */
export function challengeCookieName(origin = publicOrigin()): string {
  return origin.startsWith('https:') ? '__Host-wheelhouse_challenge' : 'wheelhouse_challenge';
}

/**
 * A Set-Cookie header for a browser whose second step is due: scripts cannot read it, and it comes
 * along when a provider on another site sends the browser back here.
 */
export function challengeCookie(challenge: string, endsAt: Date): string {
  const seconds = Math.max(0, Math.floor((endsAt.getTime() - Date.now()) / 1_000));
  return cookie(challenge, seconds);
}

/** Takes the cookie away again. */
export function noChallengeCookie(): string {
  return cookie('', 0);
}

/** The challenge in a Cookie header; null for none, or for several of which one was planted. */
export function challengeIn(header: string | null): string | null {
  const name = `${challengeCookieName()}=`;
  const values = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(name))
    .map((part) => part.slice(name.length));
  const [value] = values;
  return values.length === 1 && value ? value : null;
}

function cookie(value: string, seconds: number): string {
  const origin = publicOrigin();
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${challengeCookieName(origin)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
