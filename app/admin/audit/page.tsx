import type { Metadata } from 'next';
import { AuditPage as AuditTabs } from '@/app/admin/audit/audit-page';
import { requireArea } from '@/app/admin/require-area';
import { may } from '@/lib/grants/authorise';

export const metadata: Metadata = { title: 'Audit log' };

export default async function AuditPage() {
  const actor = await requireArea('audit');
  return <AuditTabs managesLog={may(actor, 'audit.manage', '/')} />;
}
