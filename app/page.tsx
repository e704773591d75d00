import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/auth/web-actor';
import { offeredIn } from '@/lib/catalog/offered-in';
import { paths } from '@/lib/paths/console-paths';
import { reachedViews } from '@/lib/users/views';

/** Lands each person in their own view. */
export default async function HomePage() {
  const actor = await requireActor(paths.home());
  redirect(`/${reachedViews(actor.access, Date.now(), await offeredIn()).home}`);
}
