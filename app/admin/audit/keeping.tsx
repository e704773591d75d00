'use client';

import { AuditChecks } from '@/app/admin/audit/audit-checks';
import { AuditRules } from '@/app/admin/audit/audit-rules';
import { AuditSeals } from '@/app/admin/audit/audit-seals';

/** What is recorded, how long it is kept, and whether it is whole. */
export function Keeping() {
  return (
    <div className="flex flex-col gap-5">
      <AuditRules />
      <AuditChecks />
      <AuditSeals />
    </div>
  );
}
