import { z } from 'zod';
import { collectionField, instantField, referenceField } from '@/lib/api/fields';
import { accessEffect } from '@/lib/effects/schema';
import { pageQuery } from '@/lib/paging/page';

export const kindField = z.enum([
  'container',
  'service',
  'stack',
  'volume',
  'network',
  'secret',
  'config',
  'node',
]);
export type PlacedKind = z.output<typeof kindField>;

export const placementView = z
  .strictObject({
    cluster: z.string(),
    kind: kindField,
    id: z.string().meta({ description: "The engine's full id; a volume's or stack's name." }),
    name: z.string(),
    collection: z.string(),
    owner: z.string().nullable(),
    createdAt: instantField,
  })
  .meta({ id: 'Placement' });
export type PlacementView = z.output<typeof placementView>;

const engineId = z
  .string()
  .max(255, { abort: true })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'must be an id or a name');

export const placementWish = z.strictObject({
  cluster: referenceField,
  kind: kindField,
  id: engineId.meta({
    description: 'The full id. Of what is already placed, also its name or the first 12 characters.',
  }),
  collection: collectionField,
});
export type PlacementWish = z.output<typeof placementWish>;

/** So many things are previewed at once; more would not be read. */
const mostPreviewed = 500;

export const movePreviewQuestion = z.strictObject({
  items: z
    .array(placementWish.omit({ collection: true }))
    .min(1)
    .max(mostPreviewed),
  collection: collectionField,
});
export type MovePreviewQuestion = z.output<typeof movePreviewQuestion>;

export const movePreview = z
  .strictObject({
    collection: z.string(),
    items: z.array(
      z.strictObject({
        cluster: z.string(),
        kind: kindField,
        id: z.string(),
        name: z.string(),
        from: z.string().nullable().meta({ description: 'Null for what the person may not see.' }),
        owner: z.string().nullable(),
        refusal: z.string().nullable().meta({ description: 'Why it would not be moved, as a sentence.' }),
      }),
    ),
    effect: accessEffect.meta({ description: 'What moving those that can be moved does to access.' }),
  })
  .meta({ id: 'MovePreview' });
export type MovePreview = z.output<typeof movePreview>;

export const placementFilter = z.strictObject({
  ...pageQuery,
  cluster: referenceField.optional(),
  kind: kindField.optional(),
  collection: collectionField.optional().meta({ description: 'This collection and all below it.' }),
  owner: referenceField.optional(),
  id: engineId.optional(),
});
export type PlacementFilter = z.output<typeof placementFilter>;

/** How the engine writes full ids, by kind; volumes and stacks have names alone. */
const fullIds: Readonly<Record<PlacedKind, RegExp>> = {
  container: /^[0-9a-f]{64}$/,
  network: /^(?:[0-9a-f]{64}|[0-9a-z]{25})$/,
  service: /^[0-9a-z]{25}$/,
  secret: /^[0-9a-z]{25}$/,
  config: /^[0-9a-z]{25}$/,
  node: /^[0-9a-z]{25}$/,
  stack: /./,
  volume: /./,
};

export function isFullId(kind: PlacedKind, id: string): boolean {
  return fullIds[kind].test(id);
}
