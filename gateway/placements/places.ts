import type { Cluster } from '@/gateway/engines/cluster';
import type { Thing } from '@/gateway/engines/inventory';
import { adopt } from '@/gateway/placements/adopt';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { db } from '@/lib/db/client';

/** Where a thing is and whose. */
export interface Place {
  readonly collection: CollectionPath;
  readonly ownerId: string | null;
}

export type Placed<T extends Thing = Thing> = T & { readonly place: Place };

interface Row {
  readonly engineId: string;
  readonly generation: string;
  readonly ownerId: string | null;
  readonly collection: { readonly path: string };
}

/**
 * Where each of the things, all of one kind, is. The record decides; what has none is adopted by its
 * label, and else is in "/".
 *
 * @throws EngineUnreachable when an image had to be asked about and the engine was gone
 */
export async function placed<T extends Thing>(cluster: Cluster, things: readonly T[]): Promise<Placed<T>[]> {
  const [first] = things;
  if (first === undefined) return [];
  const rows = await db.placement.findMany({
    where: {
      clusterId: cluster.id,
      kind: first.kind,
      // Asked for by id only where that is the shorter question.
      ...(things.length <= 100 ? { engineId: { in: things.map((thing) => thing.id) } } : {}),
    },
    select: { engineId: true, generation: true, ownerId: true, collection: { select: { path: true } } },
  });
  const byKey = new Map(rows.map((row) => [keyOf(row.engineId, row.generation), row]));
  const found: Placed<T>[] = [];
  for (const thing of things) {
    // Somebody who only knows a volume's name places whichever volume bears it: generation "".
    const row: Row | undefined =
      byKey.get(keyOf(thing.id, thing.generation)) ?? byKey.get(keyOf(thing.id, ''));
    const place = row
      ? { collection: row.collection.path, ownerId: row.ownerId }
      : { collection: (await adopt(cluster, thing)) ?? rootCollection, ownerId: null };
    found.push({ ...thing, place });
  }
  return found;
}

/** The same for one thing. */
export async function placedOne<T extends Thing>(cluster: Cluster, thing: T): Promise<Placed<T>> {
  const [found] = await placed(cluster, [thing]);
  if (found === undefined) throw new Error('A thing was lost while it was placed.');
  return found;
}

function keyOf(engineId: string, generation: string): string {
  return `${engineId}\0${generation}`;
}
