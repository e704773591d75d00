import { z } from 'zod';
import { collectionField, instantField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';
import { sortField } from '@/lib/paging/sorted-page';

export const collectionView = z
  .strictObject({
    id: z.uuid(),
    path: z.string(),
    parent: z.string().nullable(),
    exclusive: z.boolean().meta({
      description: 'For nodes: a grant on an ancestor does not let services run here.',
    }),
    mayManage: z.boolean().meta({ description: 'Whether you may change it and make others below it.' }),
    childCount: z.int().meta({ description: 'Collections directly below it that you may see.' }),
    mayGrant: z.boolean().meta({ description: 'Whether you may grant access on it.' }),
    createdAt: instantField,
  })
  .meta({ id: 'Collection' });
export type CollectionView = z.output<typeof collectionView>;

export const newCollection = z.strictObject({
  path: collectionField,
  exclusive: z.boolean().default(false),
});
export type NewCollection = z.output<typeof newCollection>;

export const collectionChange = z
  .strictObject({
    exclusive: z.boolean(),
    path: collectionField.meta({ description: 'Its new path; what is below it goes along.' }),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change');
export type CollectionChange = z.output<typeof collectionChange>;

export const collectionSorts = {
  path: [{ path: ['path'] }],
  createdAt: [{ path: ['createdAt'], isTime: true }],
} as const;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const collectionFilter = z.strictObject({
  ...pageQuery,
  path: collectionField.optional().meta({ description: 'The one with this path.' }),
  under: collectionField.optional().meta({ description: 'This one and all below it.' }),
  parent: collectionField.optional().meta({ description: 'Those directly below this one.' }),
  q: z.string().max(200).optional().meta({ description: 'In the path.' }),
  mayManage: flag.optional().meta({ description: 'Where you may make, change and remove collections.' }),
  mayGrant: flag.optional().meta({ description: 'Where you may grant access.' }),
  exclusive: flag.optional(),
  sort: sortField(collectionSorts).optional(),
});
export type CollectionFilter = z.output<typeof collectionFilter>;
