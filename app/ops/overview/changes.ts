import type { AuditRecord } from '@/lib/audit/schema';
import { sensitiveReads } from '@/lib/audit/sensitive-reads';

/** More than are shown: most entries of a busy morning are people who sign in and look at things. */
export const entriesRead = 100;
const shown = 10;

/** The latest that changed something or tried to; coming, going and looking is left to the audit log. */
export function changesOf(records: readonly AuditRecord[]): AuditRecord[] {
  return records.filter(({ operation }) => !isNoChange(operation)).slice(0, shown);
}

function isNoChange(operation: string): boolean {
  return operation.startsWith('session.') || operation.endsWith('.view') || sensitiveReads.has(operation);
}
