import type { CollectionPath } from '@/lib/access/collection-path';
import { db } from '@/lib/db/client';
import type { EffectiveLimits } from '@/lib/docker-api/guard/limits';
import { effectiveLimits } from '@/lib/limits/effective';
import { limitsOnPath } from '@/lib/limits/queries';

/** What holds for what is made in the collection, as the rows are now. */
export async function limitsOn(collection: CollectionPath): Promise<EffectiveLimits> {
  return effectiveLimits(await limitsOnPath(db, collection));
}
