import type { AuditRecord } from '@/lib/audit/schema';

/** More than are shown: most entries of a busy morning are people who sign in. */
export const entriesRead = 50;
const shown = 10;

/** The latest that changed something or tried to; coming and going is left to the audit log. */
export function changesOf(records: readonly AuditRecord[]): AuditRecord[] {
  return records.filter((record) => !record.operation.startsWith('session.')).slice(0, shown);
}
