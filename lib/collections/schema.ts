import { z } from 'zod';
import { collectionField, instantField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';

export const collectionView = z
  .strictObject({
    id: z.uuid(),
    path: z.string(),
    parent: z.string().nullable(),
    exclusive: z.boolean().meta({
      description: 'For nodes: a grant on an ancestor does not let services run here.',
    }),
    mayManage: z.boolean().meta({ description: 'Whether you may change it and make others below it.' }),
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

export const collectionChange = z.strictObject({ exclusive: z.boolean() });
export type CollectionChange = z.output<typeof collectionChange>;

export const collectionFilter = z.strictObject({
  ...pageQuery,
  path: collectionField.optional().meta({ description: 'The one with this path.' }),
  under: collectionField.optional().meta({ description: 'This one and all below it.' }),
});
export type CollectionFilter = z.output<typeof collectionFilter>;
