import { z } from 'zod';
import { operations } from '@/lib/access/operations';
import {
  collectionField,
  futureInstantField,
  lineField,
  operationField,
  referenceField,
} from '@/lib/api/fields';

const mostAtOnce = 500;

const references = z.array(referenceField).min(1, 'names nothing').max(mostAtOnce);

const allOrNothing = z.boolean().default(false).meta({
  description: 'Whether one that is refused leaves all others as they are, too. Then nothing is done: 4xx.',
});

function bulk<Change extends z.ZodType>(change: Change) {
  return z.strictObject({ items: references, change, allOrNothing });
}

const does = <Name extends string>(name: Name) => ({ do: z.literal(name) });

export const bulkUsers = bulk(
  z.discriminatedUnion('do', [
    z.strictObject(does('disable')),
    z.strictObject(does('enable')),
    z.strictObject(does('remove')),
    z.strictObject(does('end-sessions')),
    z.strictObject({ ...does('add-to-team'), team: referenceField }),
    z.strictObject({ ...does('take-out-of-team'), team: referenceField }),
  ]),
);
export type BulkUsers = z.output<typeof bulkUsers>;

export const bulkTeams = bulk(
  z.discriminatedUnion('do', [
    z.strictObject({ ...does('move'), parent: referenceField.nullable() }),
    z.strictObject(does('remove')),
  ]),
);
export type BulkTeams = z.output<typeof bulkTeams>;

export const bulkGrants = bulk(
  z.discriminatedUnion('do', [
    z.strictObject(does('revoke')),
    z.strictObject({
      ...does('set-end'),
      expiresAt: futureInstantField.nullable().meta({ description: 'Null: without an end.' }),
    }),
    z.strictObject({ ...does('set-role'), role: referenceField }),
    z.strictObject({ ...does('set-reason'), reason: lineField(500) }),
  ]),
);
export type BulkGrants = z.output<typeof bulkGrants>;

export const bulkCollections = bulk(
  z.discriminatedUnion('do', [
    z.strictObject({
      ...does('move'),
      parent: collectionField.meta({ description: 'Each keeps its name below it.' }),
    }),
    z.strictObject({ ...does('set-exclusive'), exclusive: z.boolean() }),
    z.strictObject(does('remove')),
  ]),
);
export type BulkCollections = z.output<typeof bulkCollections>;

const someOperations = z.array(operationField).min(1, 'names no operation').max(operations.length);

export const bulkRoles = bulk(
  z.discriminatedUnion('do', [
    z.strictObject({ ...does('add-operations'), operations: someOperations }),
    z.strictObject({ ...does('take-out-operations'), operations: someOperations }),
    z.strictObject(does('remove')),
  ]),
);
export type BulkRoles = z.output<typeof bulkRoles>;

export const bulkPrefixes = bulk(
  z.discriminatedUnion('do', [
    z.strictObject({ ...does('move'), collection: collectionField }),
    z.strictObject(does('remove')),
  ]),
);
export type BulkPrefixes = z.output<typeof bulkPrefixes>;

export const bulkResult = z
  .strictObject({
    done: z.int(),
    refused: z.int(),
    items: z.array(
      z.strictObject({
        item: z.string().meta({ description: 'As it was asked for.' }),
        isDone: z.boolean(),
        status: z.int().meta({ description: 'What a request for it alone would have been answered.' }),
        detail: z.string().meta({ description: 'Why it was refused; "" where it was done.' }),
        missing: z.strictObject({ operation: operationField, collection: z.string() }).optional(),
      }),
    ),
  })
  .meta({ id: 'BulkResult' });
export type BulkResult = z.output<typeof bulkResult>;
