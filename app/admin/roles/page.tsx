import type { Metadata } from 'next';
import { loadList, type SearchParams } from '@/app/admin/load-list';
import { requireArea } from '@/app/admin/require-area';
import { RolesTable } from '@/app/admin/roles/roles-table';
import { listRoles } from '@/lib/roles/queries';
import { type RoleFilter, roleFilter } from '@/lib/roles/schema';

export const metadata: Metadata = { title: 'Roles' };

export default async function RolesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireArea('roles');
  const list = (filter: RoleFilter) => listRoles(actor, filter);
  return <RolesTable initial={await loadList(searchParams, roleFilter, list)} />;
}
