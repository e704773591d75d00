import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { FileAnswer } from '@/lib/api/route';
import { listAudit } from '@/lib/audit/queries';
import { auditCriteria, auditFilter, auditRecord } from '@/lib/audit/schema';
import { askForCheck, listChecks, listSeals } from '@/lib/audit-log/checks/checks';
import { auditCheckView, auditSealView } from '@/lib/audit-log/checks/schema';
import { exportLog } from '@/lib/audit-log/export/export-log';
import { searchRoutes } from '@/lib/audit-log/searches/routes';
import { auditSettings } from '@/lib/audit-log/settings/schema';
import { getAuditSettings, setAuditSettings } from '@/lib/audit-log/settings/settings';
import { streamRoutes } from '@/lib/audit-log/streams/routes';
import { pageOf, pageQuery } from '@/lib/paging/page';

/** There are few: all come at once, whatever is asked for. */
const wholeList = z.strictObject(pageQuery);
const manage = { operation: 'audit.manage', on: () => '/' } as const;

export const auditRoutes = [
  defineRoute({
    method: 'GET',
    path: '/audit',
    summary: 'Read the audit log',
    description:
      'The latest first. A page may be shorter than asked and still have a next one: then looking further back would have taken too long.',
    permission: { signedIn: 'Lists only what happened where the person holds audit.view.' },
    effect: 'read',
    query: auditFilter,
    response: pageOf(auditRecord),
    handler: ({ actor, query, db }) => listAudit(actor, query, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/audit/export',
    summary: 'Take out what matches, as a spreadsheet or as lines of JSON',
    description: 'The latest first, streamed. An answer that breaks off is not all there is.',
    permission: {
      signedIn:
        'Holds only what happened where the person holds audit.view and audit.manage; 403 for nowhere.',
    },
    effect: 'records-itself',
    recordedBy: 'lib/audit-log/export/export-log',
    query: auditCriteria.extend({ format: z.enum(['csv', 'jsonl']) }),
    response: { mediaType: 'application/octet-stream' },
    handler: async ({ actor, query: { format, ...criteria } }) =>
      new FileAnswer(
        format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
        `audit-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.${format}`,
        await exportLog(actor, criteria, format),
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/audit/settings',
    summary: 'Read what the audit log records and keeps',
    permission: manage,
    effect: 'read',
    response: auditSettings,
    record: 'answer',
    handler: ({ db }) => getAuditSettings(db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/audit/settings',
    summary: 'Set what the audit log records and keeps',
    permission: manage,
    effect: 'change',
    body: auditSettings,
    response: auditSettings,
    record: (_input, { db }) => getAuditSettings(db),
    handler: ({ body, db }) => setAuditSettings(db, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/audit/checks',
    summary: 'List the checks of the chain, the latest first',
    permission: manage,
    effect: 'read',
    query: wholeList,
    response: pageOf(auditCheckView),
    handler: async ({ db }) => ({ items: await listChecks(db), nextCursor: null }),
  }),
  defineRoute({
    method: 'POST',
    path: '/audit/checks',
    summary: 'Have the whole chain checked',
    permission: manage,
    effect: 'change',
    response: auditCheckView,
    handler: ({ actor, db }) => askForCheck(db, actor),
  }),
  defineRoute({
    method: 'GET',
    path: '/audit/seals',
    summary: 'List the parts of the log that were sealed, the latest first',
    permission: manage,
    effect: 'read',
    query: wholeList,
    response: pageOf(auditSealView),
    handler: async ({ db }) => ({ items: await listSeals(db), nextCursor: null }),
  }),
  ...searchRoutes,
  ...streamRoutes,
];
