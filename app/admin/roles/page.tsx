import type { Metadata } from 'next';
import { allItems } from '@/app/admin/all-items';
import { requireArea } from '@/app/admin/require-area';
import { RolesTable } from '@/app/admin/roles/roles-table';
import { listRoles } from '@/lib/roles/queries';

export const metadata: Metadata = { title: 'Roles' };

export default async function RolesPage() {
  const actor = await requireArea('roles');
  return <RolesTable initial={await allItems((request) => listRoles(actor, request))} />;
}
