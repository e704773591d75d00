import 'server-only';
import { notFound } from 'next/navigation';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/web-actor';
import { reachesOps } from '@/lib/users/views';

/** The signed-in person, if their grants reach the operators' view; else it does not exist. */
export async function requireOps(path: string): Promise<Actor> {
  const actor = await requireActor(path);
  if (!reachesOps(actor.access, Date.now())) notFound();
  return actor;
}
