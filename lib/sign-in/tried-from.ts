import { db } from '@/lib/db/client';
import { browserKey } from '@/lib/sign-in/known-browser';
import { knownForDays, throttledAddress } from '@/lib/sign-in/throttle';

/** Where a try comes from, as failures are counted on it. */
export interface TriedFrom {
  readonly key: string;
  /**
   * Nobody but the account's owner tries from there: what fails elsewhere, also behind the same
   * address, does not slow it down.
   */
  readonly isOwn: boolean;
}

/**
 * A browser in which the account's owner signed in before is a place of its own: others behind the
 * same address cannot use up its tries. Everything else is its address.
 *
 * @param browser what the browser shows (lib/sign-in/known-browser); null for nothing
 */
export async function triedFrom(
  account: string,
  address: string,
  browser: string | null = null,
): Promise<TriedFrom> {
  if (browser !== null && account !== '') {
    const key = browserKey(browser);
    const known = await db.knownAddress.findUnique({
      where: { account_address: { account, address: key } },
      select: { lastAt: true },
    });
    if (known && known.lastAt.getTime() > Date.now() - knownForDays * 24 * 60 * 60_000)
      return { key, isOwn: true };
  }
  return { key: throttledAddress(address), isOwn: false };
}

/** A session in which somebody proves anew who they are, or changes their password. */
export function triedInSession(sessionId: string): TriedFrom {
  return { key: `session ${sessionId}`, isOwn: true };
}
