import { z } from 'zod';
import { collectionField, instantField, isUuid } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';
import { sortField } from '@/lib/paging/sorted-page';

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

export const prefixSorts = {
  prefix: [{ path: ['prefix'] }],
  collection: [{ path: ['collection', 'path'] }],
  createdAt: [{ path: ['createdAt'], isTime: true }],
} as const;

export const prefixFilter = z.strictObject({
  ...pageQuery,
  q: z.string().max(200).optional().meta({ description: 'In the prefix or the collection.' }),
  collection: collectionField.optional().meta({ description: 'Of this very collection.' }),
  under: collectionField.optional().meta({ description: 'Of this collection and all below it.' }),
  sort: sortField(prefixSorts).optional(),
});
export type PrefixFilter = z.output<typeof prefixFilter>;
