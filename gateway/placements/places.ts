import type { Cluster } from '@/gateway/engines/cluster';
import type { Item } from '@/gateway/inventory/item';
import { adopt } from '@/gateway/placements/adopt';
import { knownPlaces, type RecordedPlace } from '@/gateway/placements/known-places';
import { isMarkedAsTask, servicesOfContainers } from '@/gateway/placements/service-place';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import type { Thing, ThingKind } from '@/lib/docker-api/kinds/thing';
import { collectionLabel } from '@/lib/docker-api/labels';

/** Where a thing is and whose. */
export interface Place extends RecordedPlace {
  /** What it is part of and placed by: a task's container is where its service is. */
  readonly through?: Thing;
}

const nowhere: Place = { collection: rootCollection, ownerId: null, owner: null };
const adoptedAtOnce = 16;
const nobodys: ReadonlyMap<string, Place> = new Map();

export type Placed<T extends Thing = Thing> = T & { readonly place: Place };

/**
 * Where each of the things is. The record decides; what has none is adopted by its
 * label, and else is in "/".
 *
 * @throws EngineUnreachable when an image had to be asked about and the engine was gone
 */
export async function placed<T extends Thing>(cluster: Cluster, things: readonly T[]): Promise<Placed<T>[]> {
  await knownPlaces.ready();
  const recorded = (thing: Thing) =>
    knownPlaces.find({ clusterId: cluster.id, kind: thing.kind, engineId: thing.id }, thing.generation);
  const unrecorded = things.filter((thing) => thing.kind === 'container' && recorded(thing) === null);
  const derived = unrecorded.length > 0 ? await placesByService(cluster, unrecorded) : nobodys;
  const found: Placed<T>[] = [];
  const unplaced: { readonly at: number; readonly thing: T }[] = [];
  for (const [at, thing] of things.entries()) {
    const place = recorded(thing) ?? derived.get(thing.id);
    if (!place) unplaced.push({ at, thing });
    found.push({ ...thing, place: place ?? nowhere });
  }
  // A cluster that was just registered can have hundreds of them.
  for (let first = 0; first < unplaced.length; first += adoptedAtOnce) {
    await Promise.all(
      unplaced.slice(first, first + adoptedAtOnce).map(async ({ at, thing }) => {
        const collection = await adopt(cluster, thing);
        if (collection !== null) found[at] = { ...thing, place: { ...nowhere, collection } };
      }),
    );
  }
  return found;
}

/**
 * In which collection each of the items is. The same as `placed`, for lists: most of ten thousand are
 * found without a promise each.
 *
 * @throws EngineUnreachable as `placed`
 */
export async function collectionsOf<K extends ThingKind>(
  cluster: Cluster,
  kind: K,
  items: readonly Item<K>[],
): Promise<CollectionPath[]> {
  await knownPlaces.ready();
  const { version } = knownPlaces;
  const key = { clusterId: cluster.id, kind, engineId: '' };
  const open = new Map<number, Thing>();
  const placeIn = sharedPlaces(version);
  const found = items.map((item, at): CollectionPath => {
    if (item.place?.version === version) return item.place.collection;
    const { id, thing } = item;
    key.engineId = id;
    const recorded = knownPlaces.find(key, thing.generation);
    const mayBeElsewhere =
      kind === 'node' || isMarkedAsTask(thing) || thing.labels[collectionLabel] !== undefined;
    if (recorded === null && mayBeElsewhere) {
      open.set(at, thing);
      return rootCollection;
    }
    // What bears nothing that could place it is in "/" until a record says otherwise.
    item.place = placeIn(recorded?.collection ?? rootCollection);
    return item.place.collection;
  });
  if (open.size === 0) return found;
  const looked = await placed(cluster, [...open.values()]);
  for (const [nth, at] of [...open.keys()].entries()) {
    const place = looked[nth]?.place;
    found[at] = place?.collection ?? rootCollection;
    // By its service, as long as no record changes. Whatever has none is looked at again each time.
    const item = items[at];
    if (item && place?.through) item.place = placeIn(place.collection);
  }
  return found;
}

/** Thousands are in the same few collections: they share what says so. */
function sharedPlaces(version: number): (collection: CollectionPath) => NonNullable<Item['place']> {
  const places = new Map<CollectionPath, NonNullable<Item['place']>>();
  return (collection) => {
    const known = places.get(collection);
    if (known) return known;
    const place = { version, collection };
    places.set(collection, place);
    return place;
  };
}

/** Whether looking where it is would record it, by the label that it bears. */
export function awaitsAdoption(cluster: Cluster, thing: Thing): boolean {
  if (thing.labels[collectionLabel] === undefined) return false;
  const key = { clusterId: cluster.id, kind: thing.kind, engineId: thing.id };
  return knownPlaces.find(key, thing.generation) === null;
}

/** Where those of the containers are that are the tasks of services. */
async function placesByService(cluster: Cluster, containers: readonly Thing[]): Promise<Map<string, Place>> {
  const services = await servicesOfContainers(cluster, containers);
  if (services.size === 0) return new Map();
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
