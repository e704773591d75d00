import 'server-only';
import { notFound } from 'next/navigation';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/web-actor';
import { reachedViews } from '@/lib/users/views';

/** The signed-in person, if their grants reach the operators' view; else it does not exist. */
export async function requireOps(path: string): Promise<Actor> {
  const actor = await requireActor(path);
  if (!reachedViews(actor.access, Date.now()).views.includes('ops')) notFound();
  return actor;
}
