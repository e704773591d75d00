import { z } from 'zod';
import { collectionField, instantField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';

const outcomeField = z.enum([
  'pending',
  'done',
  'failed',
  'refused',
  'unknown',
  'not-done',
  'needs-attention',
]);

export const auditRecord = z
  .strictObject({
    id: z.string().meta({ description: 'Its number in the chain.' }),
    correlationId: z.string(),
    at: instantField,
    actor: z.string(),
    credential: z.string(),
    address: z.string(),
    operation: z.string(),
    cluster: z.string(),
    resource: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
    collection: z.string(),
    outcome: outcomeField.meta({ description: '"pending": begun, and no outcome is recorded.' }),
    status: z.int().nullable(),
    detail: z.string(),
    allowedBy: z.string(),
    durationMs: z.number().nullable(),
    request: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'AuditRecord' });
export type AuditRecord = z.output<typeof auditRecord>;

const word = z.string().min(1).max(200);
const instant = z.iso.datetime({ offset: true, error: 'must be a time like 2027-01-31T12:00:00Z' });

export const auditFilter = z.strictObject({
  ...pageQuery,
  actor: word.optional(),
  operation: word.optional().meta({ description: 'An operation, or what it begins with: "container".' }),
  collection: collectionField.optional().meta({ description: 'This collection and all below it.' }),
  cluster: word.optional(),
  resource: word.optional().meta({ description: 'A kind, a name, or what an id begins with.' }),
  outcome: outcomeField.optional(),
  since: instant.optional(),
  until: instant.optional(),
  text: word.optional().meta({ description: 'Anywhere in the entry, in any case.' }),
});
export type AuditFilter = z.output<typeof auditFilter>;
