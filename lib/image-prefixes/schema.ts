import { z } from 'zod';
import { collectionField, instantField, isUuid } from '@/lib/api/fields';

export const imagePrefixView = z
  .strictObject({
    id: z.uuid(),
    prefix: z.string().meta({ description: 'Canonical; "" owns all images that no longer prefix owns.' }),
    collection: z.string(),
    createdAt: instantField,
  })
  .meta({ id: 'ImagePrefix' });
export type ImagePrefixView = z.output<typeof imagePrefixView>;

export const newImagePrefix = z.strictObject({
  prefix: z
    .string()
    .max(512)
    .meta({ examples: ['nginx', 'registry.example:5000/shop'] }),
  collection: collectionField,
});
export type NewImagePrefix = z.output<typeof newImagePrefix>;

export const imagePrefixChange = z.strictObject({ collection: collectionField });

export const imagePrefixIdField = z.string().refine(isUuid);
