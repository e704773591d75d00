import type { Metadata } from 'next';
import { allItems } from '@/app/admin/all-items';
import { requireArea } from '@/app/admin/require-area';
import { RoleEditor } from '@/app/admin/roles/role-editor';
import { listRoles } from '@/lib/roles/queries';

export const metadata: Metadata = { title: 'New role' };

interface Props {
  searchParams: Promise<{ from?: string | string[] }>;
}

export default async function NewRolePage({ searchParams }: Props) {
  const actor = await requireArea('roles');
  const { from } = await searchParams;
  const roles = await allItems((request) => listRoles(actor, request));
  return <RoleEditor saved={null} copyOf={roles.find((role) => role.id === from) ?? null} />;
}
