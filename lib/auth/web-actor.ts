import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { db } from '@/lib/db/client';

/** Who is signed in to the browser that asks for this page, by the session cookie; null for nobody. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const given = await headers();
  const authenticated = await authenticateRequest(
    { cookie: given.get('cookie') },
    { address: addressIn(given) },
  );
  return authenticated?.actor ?? null;
});

/**
 * The same for pages that need somebody: others are sent to sign in and then back to `next`, and
 * whoever still has a password that somebody else chose is sent to change it.
 *
 * @param next the page's own path with its query
 */
export async function requireActor(next = '/'): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if (await mustChangePassword(actor.userId)) redirect(`/change-password?next=${encodeURIComponent(next)}`);
  return actor;
}

/** The address of whoever sends this request. */
export async function peerAddress(): Promise<string> {
  return addressIn(await headers());
}

/** The gateway writes the peer's true address over whatever a client claims. */
function addressIn(given: Pick<Headers, 'get'>): string {
  return given.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
}

const mustChangePassword = cache(async (userId: string): Promise<boolean> => {
  const user = await db.user.findUnique({ where: { id: userId }, select: { mustChangePassword: true } });
  return user?.mustChangePassword ?? false;
});
