import type { Metadata } from 'next';
import { AuditLog } from '@/app/admin/audit/audit-log';
import { requireArea } from '@/app/admin/require-area';

export const metadata: Metadata = { title: 'Audit log' };

export default async function AuditPage() {
  await requireArea('audit');
  return <AuditLog />;
}
