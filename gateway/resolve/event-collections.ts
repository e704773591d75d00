import type { Call } from '@/gateway/call';
import { orNone } from '@/gateway/engines/not-a-swarm-manager';
import { knownPlaces } from '@/gateway/placements/known-places';
import { placedOne } from '@/gateway/placements/places';
import { originsOf } from '@/gateway/resolve/image-origins';
import { imageOwners } from '@/gateway/resolve/image-owner';
import { isEveryonesNetwork } from '@/gateway/resolve/predefined-network';
import {
  type CollectionPath,
  isWithin,
  privateCollections,
  rootCollection,
} from '@/lib/access/collection-path';
import type { EventKind } from '@/lib/docker-api/answers/events';
import { asText } from '@/lib/docker-api/answers/fields';
import { isImageId } from '@/lib/docker-api/answers/kept-event';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';

/**
 * In which collections the thing is that an event tells of; "everyone" for what belongs to nobody.
 * The thing may just have gone: then where it was counts.
 */
export async function collectionsOfEvent(
  call: Pick<Call, 'cluster' | 'door'>,
  kind: EventKind,
  id: string,
  attributes: JsonObject,
): Promise<readonly CollectionPath[] | 'everyone'> {
  if (kind === 'image') return imageCollections(call, id, attributes);
  if (isEveryonesNetwork({ kind, name: asText(attributes.name) })) return 'everyone';
  const { cluster, door } = call;
  await knownPlaces.ready();
  const place = knownPlaces.findLatest({ clusterId: cluster.id, kind, engineId: id });
  const known = place?.collection ?? door.lastKnown.find(cluster.id, kind, id);
  if (known) return [known];
  const thing = await stillThere(call, kind, id);
  return [thing ? (await placedOne(cluster, thing)).place.collection : rootCollection];
}

async function stillThere({ cluster }: Pick<Call, 'cluster'>, kind: ThingKind, id: string) {
  if (kind === 'volume') return cluster.inventory.volume(id);
  const known = await cluster.inventory.recent(kind, id);
  const all = known?.length ? known : await orNone(cluster.inventory.things(kind));
  return all.find((thing) => thing.id === id) ?? null;
}

/**
 * An event names an image as whoever acted did: by a name, or by its id with a name beside it. Where
 * there is no name, it is where the image was made.
 */
async function imageCollections(
  { cluster }: Pick<Call, 'cluster'>,
  id: string,
  attributes: JsonObject,
): Promise<readonly CollectionPath[]> {
  const owners = await imageOwners();
  const texts = [...new Set([id, asText(attributes.name)])].filter((text) => text !== '');
  const named = texts.filter((text) => !isImageId(text)).map(owners.ofName);
  if (named.length > 0) return named;
  const made = await originsOf(cluster, texts);
  // Whoever only uses what is shared with everyone is told of names alone.
  const places = [...made.values()].flat().filter((path) => !isWithin(path, privateCollections));
  return places.length > 0 ? places : [rootCollection];
}
