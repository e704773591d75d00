import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { pageAddressHeader } from '@/lib/auth/page-address';
import { peerOfHeaders } from '@/lib/auth/peer-of-headers';

/** Who is signed in to the browser that asks for this page, by the session cookie; null for nobody. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const given = await headers();
  const authenticated = await authenticateRequest({ cookie: given.get('cookie') }, peerOfHeaders(given));
  return authenticated?.actor ?? null;
});

/**
 * The same for pages that need somebody: others are sent to sign in and then back to where they were,
 * and whoever has to finish signing in is sent to where they can.
 *
 * @param page the page's own path; what stands behind it in the address is kept, too
 */
export async function requireActor(page = '/'): Promise<Actor> {
  const actor = await currentActor();
  const next = encodeURIComponent((await headers()).get(pageAddressHeader) ?? page);
  if (!actor) redirect(`/sign-in?next=${next}`);
  if (actor.unfinished !== null) redirect(`/${actor.unfinished}?next=${next}`);
  // What is the viewed person's own has no pages for whoever only looks; the layout says so.
  if (actor.viewing !== null && page.startsWith('/account')) notFound();
  return actor;
}

/** The address of whoever sends this request. */
export async function peerAddress(): Promise<string> {
  return peerOfHeaders(await headers()).address;
}
