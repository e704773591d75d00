import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import type { Caller } from '@/lib/api/route';
import { changeCollection, createCollection, deleteCollection } from '@/lib/collections/changes';
import { closestCollection } from '@/lib/collections/closest';
import { editedCollection } from '@/lib/collections/edited-collection';
import { getCollection, listCollections } from '@/lib/collections/queries';
import { collectionChange, collectionFilter, collectionView, newCollection } from '@/lib/collections/schema';
import { countedPageOf } from '@/lib/paging/sorted-page';

const params = z.strictObject({ collection: referenceField });
const record = async (
  { params: { collection } }: { params: z.output<typeof params> },
  { actor, db }: Caller,
) => editedCollection(await getCollection(actor, collection, db));

export const collectionRoutes = [
  defineRoute({
    method: 'GET',
    path: '/collections',
    summary: 'List collections',
    permission: { signedIn: 'Lists only what the grants of the person show.' },
    effect: 'read',
    query: collectionFilter,
    response: countedPageOf(collectionView),
    handler: ({ actor, query, db }) => listCollections(actor, query, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/collections',
    summary: 'Create a collection, and those above it that are missing',
    permission: {
      operation: 'collection.manage',
      on: async ({ body }, { actor, db }) => (await closestCollection(db, actor, body.path)).path,
    },
    effect: 'change',
    previews: 'access',
    body: newCollection,
    response: collectionView,
    created: ({ id }) => `/collections/${id}`,
    handler: ({ actor, body, db }) => createCollection(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/collections/{collection}',
    summary: 'Show one collection, by its id or its percent-encoded path',
    permission: { signedIn: 'Answers 404 for what the person may not see.' },
    effect: 'read',
    params,
    response: collectionView,
    record: editedCollection,
    handler: ({ actor, params: { collection }, db }) => getCollection(actor, collection, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/collections/{collection}',
    summary: 'Move a collection with all below it, or make it exclusive, or shared again',
    description: 'A move needs collection.manage and access.manage here and where it goes.',
    permission: {
      operation: 'collection.manage',
      on: async ({ params: { collection } }, { actor, db }) =>
        (await getCollection(actor, collection, db)).path,
    },
    effect: 'change',
    previews: 'access',
    params,
    body: collectionChange,
    response: collectionView,
    record,
    handler: ({ actor, params: { collection }, body, db }) => changeCollection(db, actor, collection, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/collections/{collection}',
    summary: 'Remove an empty collection',
    permission: {
      operation: 'collection.manage',
      on: async ({ params: { collection } }, { actor, db }) =>
        (await getCollection(actor, collection, db)).path,
    },
    effect: 'change',
    previews: 'access',
    params,
    response: null,
    record,
    handler: ({ actor, params: { collection }, db }) => deleteCollection(db, actor, collection),
  }),
];
