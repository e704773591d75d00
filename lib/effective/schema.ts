import { z } from 'zod';
import { collectionField, operationField, referenceField } from '@/lib/api/fields';
import { reachingGrantView } from '@/lib/grants/reaching-grant';
import { subjectField } from '@/lib/grants/schema';
import { pageQuery } from '@/lib/paging/page';
import { kindField } from '@/lib/placements/schema';

const tierField = z.enum(['view', 'use', 'change', 'reach', 'manage']);

/** A thing on a cluster as one text: "prod/container/4f2a…". */
export const resourceField = z
  .string()
  .max(700)
  .regex(/^[^/]+\/[a-z]+\/[^/]+$/, 'must be CLUSTER/KIND/ID')
  .refine((text) => kindField.safeParse(text.split('/')[1]).success, 'names no kind of thing')
  .meta({ examples: ['prod/container/4f2a9c'] });

export const matrixQuestion = z
  .strictObject({
    ...pageQuery,
    user: referenceField.optional(),
    team: referenceField.optional(),
    collection: collectionField.optional(),
    resource: resourceField.optional(),
    all: z.enum(['true', 'false']).default('false').meta({
      description: 'Of a person or team: also the collections where nothing differs from the one above.',
    }),
  })
  .refine(
    ({ user, team, collection, resource }) =>
      [user, team, collection, resource].filter((each) => each !== undefined).length === 1,
    'must name one of user, team, collection and resource',
  );
export type MatrixQuestion = z.output<typeof matrixQuestion>;

const cell = z.strictObject({
  area: z.string().meta({ description: 'A noun of the catalogue, or "administration".' }),
  level: tierField.meta({ description: 'The furthest that anything held in it goes.' }),
  operations: z.array(z.string()),
});
export type MatrixCell = z.output<typeof cell>;

const row = z.strictObject({
  subject: z.string().meta({ description: '"user:alice", "team:web" or "everyone".' }),
  fullName: z.string(),
  collection: z.string(),
  isGranted: z.boolean().meta({ description: 'Whether a grant on this very collection reaches them.' }),
  cells: z.array(cell),
});
export type MatrixRow = z.output<typeof row>;

export const accessMatrix = z
  .strictObject({
    kind: z.enum(['user', 'team', 'collection', 'resource']),
    name: z.string(),
    rows: z.array(row),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'AccessMatrix' });
export type AccessMatrix = z.output<typeof accessMatrix>;

export const whyQuestion = z.strictObject({
  subject: subjectField,
  collection: collectionField,
  area: z.string().max(40),
});
export type WhyQuestion = z.output<typeof whyQuestion>;

export const whyAnswer = z
  .strictObject({
    subject: z.string(),
    collection: z.string(),
    area: z.string(),
    operations: z.array(
      z.strictObject({
        operation: operationField,
        summary: z.string(),
        tier: tierField,
        allowed: z.boolean(),
        because: z.array(reachingGrantView),
        expired: z.array(reachingGrantView),
      }),
    ),
  })
  .meta({ id: 'WhyAccess' });
export type WhyAnswer = z.output<typeof whyAnswer>;
