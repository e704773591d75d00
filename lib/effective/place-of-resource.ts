import type { CollectionPath } from '@/lib/access/collection-path';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { findPlaced } from '@/lib/placements/move';
import { kindField, type PlacedKind } from '@/lib/placements/schema';
import { notFound } from '@/lib/problems/problem';

/**
 * Where a thing is, by "CLUSTER/KIND/ID".
 *
 * @throws Problem 404 for what the actor may not see, 409 for a name that several things have
 */
export async function placeOfResource(
  db: Db,
  actor: Actor,
  resource: string,
): Promise<{ path: CollectionPath; kind: PlacedKind; name: string }> {
  const [cluster = '', named = '', id = ''] = resource.split('/');
  const kind = kindField.safeParse(named);
  if (!kind.success) throw notFound('such thing');
  const { row, collection } = await findPlaced(db, actor, { cluster, kind: kind.data, id });
  return { path: collection, kind: kind.data, name: row?.name || id };
}
