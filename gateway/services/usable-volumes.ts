import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { engineMessage } from '@/gateway/pipeline/engine-error';
import { demand } from '@/gateway/pipeline/rights';
import { placed, placedOne } from '@/gateway/placements/places';
import { claimedVolume } from '@/gateway/placements/volume-claims';
import { Refused } from '@/gateway/refused';
import { demandVolumeName } from '@/gateway/resolve/volume-name';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { ServiceReferences } from '@/lib/docker-api/guard/service-references';
import type { JsonObject } from '@/lib/docker-api/json';
import { kinds } from '@/lib/docker-api/kinds/kinds';

/** A volume's name that is to be kept for a collection on every node. */
export interface VolumeClaim {
  readonly name: string;
  readonly collection: CollectionPath;
}

/**
 * Demands the right to every volume that tasks mount, by its name: which of the nodes has it is not
 * known, and each that has none makes it.
 *
 * @returns the names that nobody has claimed yet
 */
export async function usableVolumes(
  call: Call,
  { volumes, hasTemplatedVolume }: Pick<ServiceReferences, 'volumes' | 'hasTemplatedVolume'>,
  collection: CollectionPath,
): Promise<VolumeClaim[]> {
  if (hasTemplatedVolume) {
    const why = 'name a volume by a template, which can make the name of any volume';
    demand(call, 'volume.use', rootCollection, { resourceKind: 'volume' }, why);
    demand(call, 'volume.create', rootCollection, { resourceKind: 'volume' }, why);
  }
  if (volumes.some(({ name }) => name === null)) {
    demand(call, 'volume.create', collection, {}, 'create a volume without a name');
  }
  const claims: VolumeClaim[] = [];
  const names = new Set(volumes.flatMap((volume) => volume.name ?? []));
  const services = names.size > 0 ? await servicesOf(call) : [];
  for (const name of names) {
    const owners = await ownersOf(call, name, services);
    for (const owner of owners) demandVolumeName(call, name, owner);
    if (owners.length === 0) {
      const about = { resourceKind: 'volume', resourceName: name };
      demand(call, 'volume.create', collection, about, `create the volume ${name}`);
      demand(call, 'volume.use', collection, about);
    }
    if ((await claimedVolume(call.cluster, name)) === null) {
      claims.push({ name, collection: owners[0] ?? collection });
    }
  }
  return claims;
}

/** The collections of whatever bears the name: the volume here, the claim, services that mount it. */
async function ownersOf(
  call: Call,
  name: string,
  services: readonly JsonObject[],
): Promise<CollectionPath[]> {
  const { cluster } = call;
  const claim = await claimedVolume(cluster, name);
  const here = await cluster.inventory.volume(name);
  const owners = [
    ...(claim ? [claim.collection] : []),
    ...(here ? [(await placedOne(cluster, here)).place.collection] : []),
    ...(claim ? [] : await mountedBy(call, name, services)),
  ];
  return [...new Set(owners)];
}

/** Services made behind our back claim nothing, and their volumes lie on nodes that we do not ask. */
async function mountedBy(
  { cluster }: Call,
  name: string,
  services: readonly JsonObject[],
): Promise<CollectionPath[]> {
  const mounting = services.filter((service) => mounts(service, name));
  const things = await placed(cluster, mounting.map(kinds.service.read));
  return things.map(({ place }) => place.collection);
}

async function servicesOf(call: Call): Promise<JsonObject[]> {
  const answer = await askEngine(call, { method: 'GET', segments: ['services'] });
  if (answer.status >= 400) throw new Refused(answer.status === 503 ? 503 : 502, engineMessage(answer));
  return asList(jsonOf(answer)).map(asObject);
}

function mounts({ Spec, PreviousSpec }: JsonObject, name: string): boolean {
  return [Spec, PreviousSpec].some((spec) =>
    asList(asObject(asObject(asObject(spec).TaskTemplate).ContainerSpec).Mounts)
      .map(asObject)
      .some(({ Type, Source }) => asText(Type) === 'volume' && asText(Source) === name),
  );
}
