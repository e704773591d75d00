import 'server-only';
import { notFound } from 'next/navigation';
import { reachedAdminAreas } from '@/components/shell/admin-areas';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

/** The signed-in person, if their grants reach this area of administration; else it does not exist. */
export async function requireArea(area: string): Promise<Actor> {
  const actor = await requireActor(paths.adminArea(area));
  if (!reachedAdminAreas(actor.access, Date.now()).some((reached) => reached.area === area)) notFound();
  return actor;
}
