import { z } from 'zod';
import { collectionField, instantField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';

const auditOutcomes = [
  'pending',
  'done',
  'failed',
  'refused',
  'unknown',
  'not-done',
  'needs-attention',
] as const;

const outcomeField = z.enum(auditOutcomes);
const contentField = z.record(z.string(), z.unknown()).nullable();

export const auditRecord = z
  .strictObject({
    id: z.string().meta({ description: 'Its number in the chain.' }),
    correlationId: z.string().meta({
      description: 'The request that it was part of, as in X-Request-Id, error messages and logs.',
    }),
    at: instantField,
    actor: z.string(),
    userId: z.string().nullable(),
    credential: z.string(),
    credentialId: z.string().meta({ description: 'The session, token or certificate.' }),
    address: z.string(),
    client: z.string().meta({ description: 'What the client called itself.' }),
    operation: z.string(),
    cluster: z.string(),
    resource: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
    collection: z.string(),
    outcome: outcomeField.meta({ description: '"pending": begun, and no outcome is recorded.' }),
    status: z.int().nullable(),
    detail: z.string(),
    allowedBy: z.string().meta({ description: 'The grant that allowed it, with its id.' }),
    durationMs: z.number().nullable(),
    request: contentField,
    before: contentField.meta({ description: 'What was changed, as it was: of a record what differs.' }),
    after: contentField,
  })
  .meta({ id: 'AuditRecord' });
export type AuditRecord = z.output<typeof auditRecord>;

const word = z.string().min(1).max(200);
const instant = z.iso.datetime({ offset: true, error: 'must be a time like 2027-01-31T12:00:00Z' });
const entryNumber = z.string().regex(/^\d{1,18}$/, "must be an entry's number");

/** What the log can be filtered by; a saved search is one of these. */
export const auditCriteria = z.strictObject({
  actor: word.optional(),
  credential: word.optional().meta({ description: 'The id of a session, token or certificate.' }),
  operation: word.optional().meta({ description: 'An operation, or what it begins with: "container".' }),
  collection: collectionField.optional().meta({ description: 'This collection and all below it.' }),
  cluster: word.optional(),
  resource: word.optional().meta({ description: 'A kind, a name, or what an id begins with.' }),
  outcome: outcomeField.optional(),
  address: word.optional(),
  correlationId: z.uuid().optional(),
  since: instant.optional(),
  until: instant.optional(),
  text: word.optional().meta({ description: 'Anywhere in the entry, in any case.' }),
});
export type AuditCriteria = z.output<typeof auditCriteria>;

export const auditFilter = z.strictObject({
  ...pageQuery,
  ...auditCriteria.shape,
  newerThan: entryNumber.optional().meta({ description: 'Only entries after this one.' }),
});
export type AuditFilter = z.output<typeof auditFilter>;
