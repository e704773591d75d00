import { notFound, redirect } from 'next/navigation';
import { reachedAdminAreas } from '@/components/shell/admin-areas';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export default async function AdminPage() {
  const actor = await requireActor(paths.admin());
  const [first] = reachedAdminAreas(actor.access, Date.now());
  if (!first) notFound();
  redirect(paths.adminArea(first.area));
}
