import { z } from 'zod';
import { collectionField } from '@/lib/api/fields';
import { accessEffect } from '@/lib/effects/schema';

/** 10,000 grants and 5,000 collections are about 2 MiB. */
export const mostDocumentBytes = 8 * 1024 * 1024;

const documentField = z.string().max(mostDocumentBytes).meta({
  description: 'YAML as GET /access/export answers it. Sections that are not there stay as they are.',
});

export const exportQuestion = z.strictObject({
  scope: collectionField.optional().meta({
    description: 'Collections, grants and prefixes here and below; all that you may see unless told.',
  }),
});

export const planQuestion = z.strictObject({ document: documentField });

export const applyWish = z.strictObject({
  document: documentField,
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the hash of a plan')
    .meta({
      description: 'Of the plan that is to be carried out; 409 when it is another by now.',
    }),
});
export type ApplyWish = z.output<typeof applyWish>;

const plannedChange = z.strictObject({
  section: z.enum(['roles', 'teams', 'collections', 'prefixes', 'grants']),
  kind: z.enum(['create', 'change', 'delete']),
  name: z.string(),
  before: z.unknown().meta({ description: 'The record as it is; null of what is made.' }),
  after: z.unknown().meta({ description: 'The record as it will be; null of what goes.' }),
  line: z.int().nullable().meta({ description: 'Where the document says so.' }),
});
export type PlannedChange = z.output<typeof plannedChange>;

const documentError = z.strictObject({ line: z.int(), column: z.int(), message: z.string() });
export type DocumentError = z.output<typeof documentError>;

export const accessPlan = z
  .strictObject({
    hash: z.string().nullable().meta({ description: 'Null while there are errors.' }),
    changes: z.array(plannedChange),
    errors: z.array(documentError),
    effect: accessEffect.nullable(),
  })
  .meta({ id: 'AccessPlan' });
export type AccessPlan = z.output<typeof accessPlan>;

export const appliedPlan = z
  .strictObject({ hash: z.string(), applied: z.int().meta({ description: 'How many changes.' }) })
  .meta({ id: 'AppliedAccessPlan' });
export type AppliedPlan = z.output<typeof appliedPlan>;
