import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { clientName, type Peer } from '@/lib/auth/peer';
import { requestIdIn } from '@/lib/auth/request-id';

/** Who is signed in to the browser that asks for this page, by the session cookie; null for nobody. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const given = await headers();
  const authenticated = await authenticateRequest({ cookie: given.get('cookie') }, peerOf(given));
  return authenticated?.actor ?? null;
});

/**
 * The same for pages that need somebody: others are sent to sign in and then back to `next`, and
 * whoever has to finish signing in is sent to where they can.
 *
 * @param next the page's own path with its query
 */
export async function requireActor(next = '/'): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if (actor.unfinished !== null) redirect(`/${actor.unfinished}?next=${encodeURIComponent(next)}`);
  return actor;
}

/** The address of whoever sends this request. */
export async function peerAddress(): Promise<string> {
  return addressIn(await headers());
}

function peerOf(given: Pick<Headers, 'get'>): Peer {
  return {
    address: addressIn(given),
    client: clientName(given.get('user-agent')),
    requestId: requestIdIn(given),
  };
}

/** The gateway writes the peer's true address over whatever a client claims. */
function addressIn(given: Pick<Headers, 'get'>): string {
  return given.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
}
