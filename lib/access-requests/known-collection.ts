import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import { entryContent } from '@/lib/audit/entry-content';
import type { Actor } from '@/lib/auth/actor';
import { collectionId } from '@/lib/collections/queries';
import { isVisibleCollection } from '@/lib/collections/visibility';
import type { Db } from '@/lib/db/client';
import { missingRight } from '@/lib/docker-api/errors';
import { notFound } from '@/lib/problems/problem';

const rememberedMs = 24 * 60 * 60_000;

/**
 * The id of a collection that the actor knows of: one that they may see, or that holds a thing on
 * which they were refused this very operation. Others, whether they are there or not, are not found.
 *
 * @throws Problem 404
 */
export async function knownCollection(
  tx: Db,
  actor: Actor,
  operation: Operation,
  collection: CollectionPath,
): Promise<string> {
  const isKnown =
    isVisibleCollection(actor.access, collection, Date.now()) ||
    (await wasRefused(tx, actor, operation, collection));
  const id = isKnown ? await collectionId(tx, collection) : null;
  if (id === null) throw notFound(`collection ${collection}`);
  return id;
}

/** As many refusals of the last day are looked at. */
const mostRefusals = 50;

/**
 * Whether the door refused it on a thing that they see there, and said so: images, for one, are seen
 * in collections that are not. A refusal that says what is missing is only ever said of what is seen;
 * only how it begins is ours, the rest of an entry can hold what the person wrote.
 */
async function wasRefused(
  tx: Db,
  { username }: Actor,
  operation: Operation,
  collection: CollectionPath,
): Promise<boolean> {
  const said = missingRight(operation, collection, '');
  const found = await tx.auditEntry.findMany({
    where: {
      phase: 'refusal',
      actor: username,
      operation,
      collection,
      cluster: { not: '' },
      resourceId: { not: '' },
      at: { gt: new Date(Date.now() - rememberedMs) },
      canonical: { contains: `"detail":"${said}` },
    },
    orderBy: { seq: 'desc' },
    take: mostRefusals,
    select: { canonical: true },
  });
  return found.some(({ canonical }) => entryContent.parse(JSON.parse(canonical)).detail.startsWith(said));
}
