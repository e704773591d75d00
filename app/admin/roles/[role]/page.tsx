import type { Metadata } from 'next';
import { allItems } from '@/app/admin/all-items';
import { requireArea } from '@/app/admin/require-area';
import { loadRole } from '@/app/admin/roles/[role]/load-role';
import { RoleDetails } from '@/app/admin/roles/[role]/role';
import { listGrants } from '@/lib/grants/queries';

export const metadata: Metadata = { title: 'Role' };

export default async function RolePage({ params }: { params: Promise<{ role: string }> }) {
  const actor = await requireArea('roles');
  const role = await loadRole(actor, (await params).role);
  const grants = await allItems((request) => listGrants(actor, { ...request, role: role.id }));
  return <RoleDetails record={role} grants={grants} />;
}
