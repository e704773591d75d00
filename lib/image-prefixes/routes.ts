import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import type { Caller } from '@/lib/api/route';
import { createImagePrefix, deleteImagePrefix, moveImagePrefix } from '@/lib/image-prefixes/changes';
import { getImagePrefix, listImagePrefixes } from '@/lib/image-prefixes/queries';
import {
  imagePrefixChange,
  imagePrefixIdField,
  imagePrefixView,
  newImagePrefix,
  prefixFilter,
} from '@/lib/image-prefixes/schema';
import { countedPageOf } from '@/lib/paging/sorted-page';

const params = z.strictObject({ prefix: imagePrefixIdField });
const record = ({ params: { prefix } }: { params: z.output<typeof params> }, { actor, db }: Caller) =>
  getImagePrefix(actor, prefix, db);

export const imagePrefixRoutes = [
  defineRoute({
    method: 'GET',
    path: '/image-prefixes',
    summary: 'List which collections own which images',
    permission: { signedIn: 'Lists only those of collections that the person may see.' },
    effect: 'read',
    query: prefixFilter,
    response: countedPageOf(imagePrefixView),
    handler: ({ actor, query, db }) => listImagePrefixes(actor, query, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/image-prefixes',
    summary: 'Give the images under a prefix to a collection',
    description: 'Needs access.manage on the collection that owned them as well.',
    permission: { operation: 'access.manage', on: ({ body }) => body.collection },
    effect: 'change',
    previews: 'access',
    body: newImagePrefix,
    response: imagePrefixView,
    created: ({ id }) => `/image-prefixes/${id}`,
    handler: ({ actor, body, db }) => createImagePrefix(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/image-prefixes/{prefix}',
    summary: 'Show one image prefix',
    permission: { signedIn: 'Answers 404 for what the person may not see.' },
    effect: 'read',
    params,
    response: imagePrefixView,
    record: 'answer',
    handler: ({ actor, params: { prefix }, db }) => getImagePrefix(actor, prefix, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/image-prefixes/{prefix}',
    summary: 'Give an image prefix to another collection',
    permission: {
      operation: 'access.manage',
      on: async ({ params: { prefix } }, { actor, db }) =>
        (await getImagePrefix(actor, prefix, db)).collection,
    },
    effect: 'change',
    previews: 'access',
    params,
    body: imagePrefixChange,
    response: imagePrefixView,
    record,
    handler: ({ actor, params: { prefix }, body, db }) => moveImagePrefix(db, actor, prefix, body.collection),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/image-prefixes/{prefix}',
    summary: 'Let the images under a prefix fall to the next shorter one',
    permission: {
      operation: 'access.manage',
      on: async ({ params: { prefix } }, { actor, db }) =>
        (await getImagePrefix(actor, prefix, db)).collection,
    },
    effect: 'change',
    previews: 'access',
    params,
    response: null,
    record,
    handler: ({ actor, params: { prefix }, db }) => deleteImagePrefix(db, actor, prefix),
  }),
];
