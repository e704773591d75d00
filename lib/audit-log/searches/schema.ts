import { z } from 'zod';
import { instantField, lineField } from '@/lib/api/fields';
import { auditCriteria } from '@/lib/audit/schema';

const fields = {
  name: lineField(80).min(1, 'must not be empty'),
  filter: auditCriteria.meta({ description: 'What the log is filtered by.' }),
  isShared: z.boolean().meta({ description: 'Whether everybody who may read the log finds it.' }),
};

export const newAuditSearch = z.strictObject({ ...fields, isShared: fields.isShared.default(false) });
export type NewAuditSearch = z.output<typeof newAuditSearch>;

export const auditSearchChange = z.strictObject(fields).partial();
export type AuditSearchChange = z.output<typeof auditSearchChange>;

export const auditSearchView = z
  .strictObject({
    id: z.uuid(),
    ...fields,
    owner: z.string(),
    isOwn: z.boolean(),
    createdAt: instantField,
  })
  .meta({ id: 'AuditSearch' });
export type AuditSearchView = z.output<typeof auditSearchView>;
