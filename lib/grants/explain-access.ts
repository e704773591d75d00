import { z } from 'zod';
import { compileAccess } from '@/lib/access/access';
import { explain } from '@/lib/access/explain';
import { operationSummary } from '@/lib/access/operation-catalogue';
import { byIdOr, collectionField, operationField, referenceField } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { grantsReaching } from '@/lib/auth/grants-reaching';
import { type Db, db as shared } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { grantorsFor } from '@/lib/grants/grantors-for';
import { reachingGrantView, viewReachingGrant } from '@/lib/grants/reaching-grant';
import { notFound } from '@/lib/problems/problem';

export const accessQuestion = z.strictObject({
  operation: operationField,
  collection: collectionField,
  user: referenceField.optional().meta({ description: 'Oneself unless told.' }),
});
export type AccessQuestion = z.output<typeof accessQuestion>;

export const accessExplanation = z
  .strictObject({
    user: z.string(),
    operation: z.string(),
    summary: z.string(),
    collection: z.string(),
    allowed: z.boolean(),
    because: z.array(reachingGrantView),
    expired: z
      .array(reachingGrantView)
      .meta({ description: 'Grants that would allow it, had they not ended.' }),
    canBeGrantedBy: z.array(z.string()),
  })
  .meta({ id: 'AccessExplanation' });
export type AccessExplanation = z.output<typeof accessExplanation>;

/**
 * Why somebody may do something somewhere, or that nothing allows it. Everybody may ask about
 * themselves; about others it needs access.view on the collection.
 *
 * @throws Problem 403, or 404 for nobody of that name
 */
export async function explainAccess(
  actor: Actor,
  { operation, collection, user }: AccessQuestion,
  db: Db = shared,
): Promise<AccessExplanation> {
  const isOwn = user === undefined || user === actor.username || user === actor.userId;
  if (!isOwn) authorise(actor, 'access.view', collection);
  const person = isOwn ? actor : await accessOf(user, db);
  const { allowed, because, expired } = explain(person.access, operation, collection, Date.now());
  return {
    user: person.username,
    operation,
    summary: operationSummary(operation),
    collection,
    allowed,
    because: because.map(viewReachingGrant),
    expired: expired.map(viewReachingGrant),
    canBeGrantedBy: allowed ? [] : await grantorsFor(actor, { operation, collection }, db),
  };
}

async function accessOf(reference: string, db: Db) {
  const where = byIdOr('username', reference);
  const user = await db.user.findFirst({ where, select: { id: true, username: true } });
  if (!user) throw notFound('such person');
  const grants = await grantsReaching(db, [user.id]);
  return { username: user.username, access: compileAccess(grants.get(user.id) ?? []) };
}
