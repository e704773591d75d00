import type { Metadata } from 'next';
import { loadList } from '@/app/admin/load-list';
import { requireAnyArea } from '@/app/admin/require-area';
import { loadRole } from '@/app/admin/roles/[role]/load-role';
import { RoleDetails } from '@/app/admin/roles/[role]/role';
import { listGrants } from '@/lib/grants/queries';
import { type GrantFilter, grantFilter } from '@/lib/grants/schema';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Role' };

export default async function RolePage({ params }: { params: Promise<{ role: string }> }) {
  const actor = await requireAnyArea(paths.adminArea('roles'));
  const role = await loadRole(actor, (await params).role);
  const list = (filter: GrantFilter) => listGrants(actor, filter);
  const grants = await loadList({}, grantFilter, list, { role: role.id });
  return <RoleDetails record={role} grants={grants} />;
}
