import { z } from 'zod';
import {
  collectionField,
  futureInstantField,
  instantField,
  isUuid,
  lineField,
  referenceField,
} from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';
import { sortField } from '@/lib/paging/sorted-page';

export const grantView = z
  .strictObject({
    id: z.uuid(),
    subject: z.string().meta({ description: '"user:alice", "team:web" or "everyone".' }),
    role: z.string(),
    roleId: z.uuid(),
    collection: z.string(),
    expiresAt: instantField.nullable(),
    hasExpired: z.boolean(),
    reason: z.string(),
    createdBy: z.string().nullable(),
    createdAt: instantField,
    mayRevoke: z.boolean().meta({ description: 'Whether you may change or revoke it.' }),
  })
  .meta({ id: 'Grant' });
export type GrantView = z.output<typeof grantView>;

/** Whom a grant is to, as it is written. */
export const subjectField = z
  .string()
  .regex(/^(everyone|(user|team):[^:\s]{1,64})$/, 'must be "user:NAME", "team:NAME" or "everyone"')
  .meta({ examples: ['user:alice', 'team:web', 'everyone'] });

export const newGrant = z.strictObject({
  subject: subjectField,
  role: referenceField.meta({ description: 'Its name or id.' }),
  collection: collectionField,
  expiresAt: futureInstantField.nullable().default(null),
  reason: lineField(500).default(''),
});
export type NewGrant = z.output<typeof newGrant>;

export const grantChange = z
  .strictObject({ expiresAt: futureInstantField.nullable(), reason: lineField(500) })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change');
export type GrantChange = z.output<typeof grantChange>;

export const grantSorts = {
  createdAt: [{ path: ['createdAt'], isTime: true }],
  subject: [
    { path: ['user', 'username'], isNullable: true },
    { path: ['team', 'name'], isNullable: true },
  ],
  role: [{ path: ['role', 'name'] }],
  collection: [{ path: ['collection', 'path'] }],
  expiresAt: [{ path: ['expiresAt'], isTime: true, isNullable: true }],
} as const;

export const grantFilter = z.strictObject({
  ...pageQuery,
  subject: subjectField.optional(),
  collection: collectionField.optional().meta({ description: 'Only grants on this very collection.' }),
  inheritedOn: collectionField
    .optional()
    .meta({ description: 'On the collections above this one, which hold here too.' }),
  inheritedBy: referenceField
    .optional()
    .meta({ description: 'To the teams above this team, whose grants its members hold too.' }),
  under: collectionField.optional().meta({ description: 'On this collection and all below it.' }),
  role: referenceField.optional(),
  to: z.enum(['user', 'team', 'everyone']).optional().meta({ description: 'To what kind of subject.' }),
  state: z
    .enum(['lasting', 'ending', 'expired'])
    .optional()
    .meta({ description: 'Without an end, with one to come, or past it.' }),
  q: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'In whom it is to, the role, the collection or the reason.' }),
  sort: sortField(grantSorts).optional(),
});
export type GrantFilter = z.output<typeof grantFilter>;

export const grantIdField = z.string().refine(isUuid);
