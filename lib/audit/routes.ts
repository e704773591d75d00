import { defineRoute } from '@/lib/api/define-route';
import { listAudit } from '@/lib/audit/queries';
import { auditFilter, auditRecord } from '@/lib/audit/schema';
import { pageOf } from '@/lib/paging/page';

export const auditRoutes = [
  defineRoute({
    method: 'GET',
    path: '/audit',
    summary: 'Read the audit log',
    permission: { signedIn: 'Lists only what happened where the person holds audit.view.' },
    effect: 'read',
    query: auditFilter,
    response: pageOf(auditRecord),
    handler: ({ actor, query, db }) => listAudit(actor, query, db),
  }),
];
