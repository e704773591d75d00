import 'server-only';
import { notFound } from 'next/navigation';
import { reachedAdminAreas } from '@/components/shell/admin-areas';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

/** The signed-in person, if their grants reach this area of administration; else it does not exist. */
export async function requireArea(area: string): Promise<Actor> {
  return whoReaches(paths.adminArea(area), (reached) => reached === area);
}

/**
 * The same for the page of one thing that several areas lead to: whoever reaches any of them comes
 * this far, and whether the thing exists for them is its reader's to say.
 *
 * @param page where to come back to after signing in
 */
export async function requireAnyArea(page: string): Promise<Actor> {
  return whoReaches(page, () => true);
}

async function whoReaches(page: string, wanted: (area: string) => boolean): Promise<Actor> {
  const actor = await requireActor(page);
  if (!reachedAdminAreas(actor.access, Date.now()).some(({ area }) => wanted(area))) notFound();
  return actor;
}
