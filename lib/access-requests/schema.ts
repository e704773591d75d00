import { z } from 'zod';
import {
  collectionField,
  instantField,
  isUuid,
  lineField,
  operationField,
  referenceField,
} from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';

const requestState = z.enum(['open', 'granted', 'declined', 'withdrawn', 'lapsed']);

const minutesField = z
  .int()
  .min(1)
  .max(366 * 24 * 60)
  .meta({ description: 'For how long, in minutes from when it is granted.' });

const granted = z.strictObject({
  role: z.string(),
  collection: z.string(),
  until: instantField,
  grant: z.uuid().nullable().meta({ description: 'The grant; null once it is gone.' }),
  hasEnded: z.boolean(),
});

export const accessRequestView = z
  .strictObject({
    id: z.uuid(),
    user: z.strictObject({ id: z.uuid(), username: z.string(), fullName: z.string() }),
    operation: z.string(),
    summary: z.string(),
    collection: z.string(),
    reason: z.string(),
    minutes: z.int(),
    state: requestState,
    createdAt: instantField,
    lapsesAt: instantField.meta({ description: 'When it ends if nobody answers it.' }),
    role: z
      .string()
      .nullable()
      .meta({ description: 'The smallest role that fits, for those who decide; null where none does.' }),
    decidedAt: instantField.nullable(),
    decidedBy: z.string().nullable(),
    answer: z.string(),
    granted: granted.nullable(),
    isOwn: z.boolean(),
    mayDecide: z.boolean().meta({ description: 'Whether you may grant or decline it now.' }),
  })
  .meta({ id: 'AccessRequest' });
export type AccessRequestView = z.output<typeof accessRequestView>;

export const newAccessRequest = z.strictObject({
  operation: operationField,
  collection: collectionField,
  reason: lineField(500).min(1, 'must say why'),
  minutes: minutesField.default(240),
});
export type NewAccessRequest = z.output<typeof newAccessRequest>;

export const approval = z.strictObject({
  role: referenceField.optional().meta({
    description: 'A role with no more than the one that fits; that one unless told.',
  }),
  collection: collectionField.optional().meta({
    description: 'The collection that was asked for or one below it; that one unless told.',
  }),
  minutes: minutesField.optional().meta({ description: 'At most as many as were asked for.' }),
  answer: lineField(500).default('').meta({ description: 'A word to whoever asked.' }),
});
export type Approval = z.output<typeof approval>;

export const refusal = z.strictObject({ answer: lineField(500).default('') });

export const accessRequestFilter = z.strictObject({
  ...pageQuery,
  state: requestState.optional(),
  whose: z
    .enum(['mine', 'others'])
    .optional()
    .meta({ description: '"mine": what I asked for; "others": what I can decide. Both unless told.' }),
});
export type AccessRequestFilter = z.output<typeof accessRequestFilter>;

/** What may be granted of a request. */
export const requestChoices = z
  .strictObject({
    items: z.array(
      z.strictObject({
        role: z.string(),
        operations: z.array(z.string()),
        gains: z.array(z.string()).meta({ description: 'What they do not hold there yet.' }),
        isOffered: z.boolean(),
      }),
    ),
    collections: z.array(z.string()).meta({ description: 'The collection and those below it.' }),
  })
  .meta({ id: 'AccessRequestChoices' });
export type RequestChoices = z.output<typeof requestChoices>;

export const requestCount = z.strictObject({ open: z.int() }).meta({ id: 'AccessRequestCount' });

export const requestIdField = z.string().refine(isUuid);
