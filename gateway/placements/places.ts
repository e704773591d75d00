import type { Cluster } from '@/gateway/engines/cluster';
import { adopt } from '@/gateway/placements/adopt';
import { servicesOfContainers } from '@/gateway/placements/service-place';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { db } from '@/lib/db/client';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/** Where a thing is and whose. */
export interface Place {
  readonly collection: CollectionPath;
  readonly ownerId: string | null;
  /** What it is part of and placed by: a task's container is where its service is. */
  readonly through?: Thing;
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
  // Somebody who only knows a volume's name places whichever volume bears it: generation "".
  const rowOf = (thing: Thing): Row | undefined =>
    byKey.get(keyOf(thing.id, thing.generation)) ?? byKey.get(keyOf(thing.id, ''));
  const derived =
    first.kind === 'container' ? await placesByService(cluster, things, rowOf) : new Map<string, Place>();
  const found: Placed<T>[] = [];
  for (const thing of things) {
    const row = rowOf(thing);
    const place: Place = row
      ? { collection: row.collection.path, ownerId: row.ownerId }
      : (derived.get(thing.id) ?? {
          collection: (await adopt(cluster, thing)) ?? rootCollection,
          ownerId: null,
        });
    found.push({ ...thing, place });
  }
  return found;
}

/** Where those containers are that have no record and are the tasks of services. */
async function placesByService(
  cluster: Cluster,
  containers: readonly Thing[],
  rowOf: (thing: Thing) => Row | undefined,
): Promise<Map<string, Place>> {
  const services = await servicesOfContainers(
    cluster,
    containers.filter((container) => rowOf(container) === undefined),
  );
  const unique = [...new Map([...services.values()].map((service) => [service.id, service])).values()];
  const places = new Map((await placed(cluster, unique)).map(({ id, place }) => [id, place]));
  const found = new Map<string, Place>();
  for (const [containerId, service] of services) {
    const place = places.get(service.id);
    if (place) found.set(containerId, { ...place, through: service });
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
