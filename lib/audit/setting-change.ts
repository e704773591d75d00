import type { AuditSubject } from '@/lib/audit/record';

interface ChangedSetting {
  /** What changing it takes. */
  readonly operation: string;
  readonly id: string;
  /** In words, e.g. "The mail server". */
  readonly name: string;
  readonly allowedBy?: string;
  /** Without secrets; where it was never set, what held then. */
  readonly before: object;
  readonly after: object;
}

/** How a change of a setting of the whole installation stands in the audit log. */
export function settingChange({ operation, id, name, before, after, ...rest }: ChangedSetting): AuditSubject {
  return {
    operation,
    resourceKind: 'setting',
    resourceId: id,
    resourceName: name,
    collection: '/',
    ...rest,
    before: { ...before },
    after: { ...after },
  };
}
