import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireArea } from '@/app/admin/require-area';
import { loadRole } from '@/app/admin/roles/[role]/load-role';
import { RoleEditor } from '@/app/admin/roles/role-editor';

export const metadata: Metadata = { title: 'Edit role' };

export default async function EditRolePage({ params }: { params: Promise<{ role: string }> }) {
  const actor = await requireArea('roles');
  const role = await loadRole(actor, (await params).role);
  if (role.builtIn) notFound();
  return <RoleEditor saved={role} />;
}
