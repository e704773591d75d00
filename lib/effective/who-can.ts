import { z } from 'zod';
import { compileAccess } from '@/lib/access/access';
import { explain } from '@/lib/access/explain';
import { operationSummary } from '@/lib/access/operation-catalogue';
import { collectionField, operationField } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { grantsReaching } from '@/lib/auth/grants-reaching';
import { type Db, db as shared } from '@/lib/db/client';
import { peopleHolding } from '@/lib/effective/people-holding';
import { placeOfResource } from '@/lib/effective/place-of-resource';
import { resourceField } from '@/lib/effective/schema';
import { authorise } from '@/lib/grants/authorise';
import { reachingGrantView, viewReachingGrant } from '@/lib/grants/reaching-grant';
import { makePage, pageBounds, pageQuery } from '@/lib/paging/page';

export const whoCanQuestion = z
  .strictObject({
    ...pageQuery,
    operation: operationField,
    collection: collectionField.optional(),
    resource: resourceField.optional().meta({ description: 'A thing in place of a collection.' }),
  })
  .refine(
    ({ collection, resource }) => (collection === undefined) !== (resource === undefined),
    'must name a collection or a resource',
  );
export type WhoCanQuestion = z.output<typeof whoCanQuestion>;

const holder = z.strictObject({
  user: z.strictObject({ id: z.uuid(), username: z.string(), fullName: z.string() }),
  because: z.array(reachingGrantView),
});

export const whoCan = z
  .strictObject({
    operation: z.string(),
    summary: z.string(),
    collection: z.string(),
    items: z.array(holder),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'WhoCan' });
export type WhoCan = z.output<typeof whoCan>;

/** Everybody who may do it there, by username, and by which grants. Needs access.view there. */
export async function listWhoCan(
  actor: Actor,
  { operation, resource, ...request }: WhoCanQuestion,
  db: Db = shared,
): Promise<WhoCan> {
  const collection = request.collection ?? (await placeOfResource(db, actor, resource ?? '')).path;
  authorise(actor, 'access.view', collection);
  const { take, after } = pageBounds(request);
  const question = { collection, operations: [operation], withEveryone: true };
  const people = await peopleHolding(db, { ...question, after: after ?? '', take });
  const reaching = await grantsReaching(
    db,
    people.map(({ id }) => id),
    { operation, collection },
  );
  const now = Date.now();
  const page = makePage(
    people,
    take,
    ({ username }) => username,
    (user) => {
      const access = compileAccess(reaching.get(user.id) ?? []);
      const { because } = explain(access, operation, collection, now);
      return { user, because: because.map(viewReachingGrant) };
    },
  );
  return { operation, summary: operationSummary(operation), collection, ...page };
}
