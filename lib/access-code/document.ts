import { z } from 'zod';
import { rootCollection } from '@/lib/access/collection-path';
import { collectionField, lineField, operationField, teamNameField, usernameField } from '@/lib/api/fields';
import { subjectField } from '@/lib/grants/schema';
import { collectionLimits, noLimits } from '@/lib/limits/schema';

/** The version of the document's form. */
export const documentVersion = 1;

const quotaFields = {
  containers: true,
  services: true,
  totalMemoryBytes: true,
  totalNanoCpus: true,
} as const;
const noQuotas = { containers: null, services: null, totalMemoryBytes: null, totalNanoCpus: null };

/** Of what the limits of a collection set, what holds for each thing. */
const limits = collectionLimits.omit(quotaFields);
/** And what holds for all things together. */
const quotas = collectionLimits.pick(quotaFields);

const teamRecord = z.strictObject({
  name: teamNameField,
  parent: teamNameField.nullable().default(null),
  description: lineField(500).default(''),
  members: z.array(usernameField).default([]),
});

const roleRecord = z.strictObject({
  name: lineField(64).min(1, 'must not be empty'),
  description: lineField(500).default(''),
  operations: z.array(operationField).min(1, 'names no operation'),
});

const collectionRecord = z.strictObject({
  path: collectionField,
  exclusive: z.boolean().default(false),
  limits: limits.default(() => limits.parse({})),
  quotas: quotas.default(noQuotas),
});

const instant = z.iso
  .datetime({ offset: true, error: 'must be a time like 2027-01-31T12:00:00Z' })
  .transform((text) => new Date(text).toISOString());

const grantRecord = z.strictObject({
  subject: subjectField,
  role: lineField(64),
  collection: collectionField,
  expiresAt: instant.nullable().default(null),
  reason: lineField(500).default(''),
});

const prefixRecord = z.strictObject({ prefix: z.string().max(255), collection: collectionField });

/** Access as one document. A section that is not there is not managed by it. */
export const accessDocument = z.strictObject({
  version: z.literal(documentVersion, { error: `must be ${documentVersion}` }),
  scope: collectionField.default(rootCollection).meta({
    description: 'Only collections, grants and prefixes here and below are managed.',
  }),
  roles: z.array(roleRecord).optional(),
  teams: z.array(teamRecord).optional(),
  collections: z.array(collectionRecord).optional(),
  prefixes: z.array(prefixRecord).optional(),
  grants: z.array(grantRecord).optional(),
});
export type AccessDocument = z.output<typeof accessDocument>;
export type Section = 'roles' | 'teams' | 'collections' | 'prefixes' | 'grants';
export type TeamRecord = z.output<typeof teamRecord>;
export type RoleRecord = z.output<typeof roleRecord>;
export type CollectionRecord = z.output<typeof collectionRecord>;
export type GrantRecord = z.output<typeof grantRecord>;
export type PrefixRecord = z.output<typeof prefixRecord>;

/** What a collection sets, in the two parts of the document. */
export function limitParts(set: z.output<typeof collectionLimits> = noLimits) {
  const { containers, services, totalMemoryBytes, totalNanoCpus, ...each } = set;
  return { limits: each, quotas: { containers, services, totalMemoryBytes, totalNanoCpus } };
}

/** By what a record is known within its section. */
export const keyOf = {
  roles: ({ name }: Pick<RoleRecord, 'name'>) => name,
  teams: ({ name }: Pick<TeamRecord, 'name'>) => name,
  collections: ({ path }: Pick<CollectionRecord, 'path'>) => path,
  prefixes: ({ prefix }: Pick<PrefixRecord, 'prefix'>) => prefix,
  grants: ({ subject, role, collection }: Pick<GrantRecord, 'subject' | 'role' | 'collection'>) =>
    `${role} to ${subject} on ${collection}`,
} as const;
