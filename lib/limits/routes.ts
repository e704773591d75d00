import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import { getCollection } from '@/lib/collections/queries';
import { setLimits } from '@/lib/limits/changes';
import { editedLimits } from '@/lib/limits/edited-limits';
import { getLimits } from '@/lib/limits/queries';
import { collectionLimits, limitsView } from '@/lib/limits/schema';

const params = z.strictObject({ collection: referenceField });

export const limitRoutes = [
  defineRoute({
    method: 'GET',
    path: '/collections/{collection}/limits',
    summary: 'Show what may be used in a collection, and what is',
    description: 'By the id or the percent-encoded path of the collection.',
    permission: { signedIn: 'Answers 404 for a collection that the person may not see.' },
    effect: 'read',
    params,
    response: limitsView,
    record: editedLimits,
    handler: ({ actor, params: { collection }, db }) => getLimits(actor, collection, db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/collections/{collection}/limits',
    summary: 'Set what may be used in a collection and below',
    description: 'Replaces what the collection set before. It cannot allow more than those above it.',
    permission: {
      operation: 'collection.manage',
      on: async ({ params: { collection } }, { actor, db }) =>
        (await getCollection(actor, collection, db)).path,
    },
    effect: 'change',
    params,
    body: collectionLimits,
    response: limitsView,
    record: async ({ params: { collection } }, { actor, db }) =>
      editedLimits(await getLimits(actor, collection, db)),
    handler: ({ actor, params: { collection }, body, db }) => setLimits(db, actor, collection, body),
  }),
];
