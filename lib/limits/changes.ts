import { rootCollection } from '@/lib/access/collection-path';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { getCollection } from '@/lib/collections/queries';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { contradictionsOf, looseningsOf } from '@/lib/limits/loosening';
import { getLimits, limitsOnPath } from '@/lib/limits/queries';
import type { CollectionLimits, LimitsView } from '@/lib/limits/schema';
import { Problem } from '@/lib/problems/problem';

/**
 * Sets what holds in a collection and below, in place of all that was set there. Needs
 * collection.manage on it, and cannot allow more than the collections above do. What runs already
 * stays as it is.
 */
export async function setLimits(
  tx: Db,
  actor: Actor,
  reference: string,
  wish: CollectionLimits,
): Promise<Change<LimitsView>> {
  const { id, path } = await getCollection(actor, reference, tx);
  const allowedBy = authorise(actor, 'collection.manage', path);
  await takeLock(tx, 'limits');
  const onPath = await limitsOnPath(tx, path);
  const above = onPath.filter((at) => at.path !== path);
  // "/" has nothing above it, and replaces what is built in.
  const loosenings = path === rootCollection ? [] : looseningsOf(wish, above);
  const errors = [...contradictionsOf(wish), ...loosenings].map(({ field, message }) => ({
    path: `body.${field}`,
    message,
  }));
  const [first] = errors;
  if (first) throw new Problem({ kind: 'invalid', detail: `${first.message}.`, errors });
  await tx.collectionLimits.upsert({
    where: { collectionId: id },
    create: { collectionId: id, limits: wish },
    update: { limits: wish },
  });
  const before = onPath.find((at) => at.path === path)?.limits ?? null;
  return {
    result: await getLimits(actor, path, tx),
    audit: {
      operation: 'collection.manage',
      resourceKind: 'collection',
      resourceId: id,
      resourceName: path,
      collection: path,
      allowedBy,
      request: { change: 'limits', before, after: wish },
    },
  };
}
