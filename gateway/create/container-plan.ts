import type { Call } from '@/gateway/call';
import { namedThing } from '@/gateway/create/named-thing';
import { demandGuarded, destinationOf } from '@/gateway/create/target-collection';
import { withVolumesFrom } from '@/gateway/create/volumes-from';
import { containerUses, type PlacedUses } from '@/gateway/limits/container-uses';
import { limitsOn } from '@/gateway/limits/limits-on';
import { maskedCommand } from '@/gateway/pipeline/masked-command';
import { demand, may } from '@/gateway/pipeline/rights';
import { placedOne } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { isPredefinedNetwork } from '@/gateway/resolve/predefined-network';
import { resolveImage } from '@/gateway/resolve/resolve-image';
import { subjectOf } from '@/gateway/resolve/resolve-target';
import { demandClaimedName } from '@/gateway/resolve/volume-name';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { AuditSubject } from '@/lib/audit/record';
import { bindReferences } from '@/lib/docker-api/guard/bind-references';
import { comparedSettings } from '@/lib/docker-api/guard/compare-created';
import { guardContainerSpec } from '@/lib/docker-api/guard/container-spec';
import type { SpecReferences } from '@/lib/docker-api/guard/references';
import type { ContainerCreate } from '@/lib/docker-api/schemas/container-create';

export interface NewVolume {
  readonly name: string;
  readonly driverOptions: Readonly<Record<string, string>>;
}

/** A container that may be created: what to send, and what must come of it. */
export interface ContainerPlan {
  readonly name: string;
  readonly collection: CollectionPath;
  readonly place: { readonly collectionId: string; readonly ownerId: string };
  /** What it will count for in quotas. */
  readonly uses: PlacedUses;
  readonly allowedBy: string;
  readonly subject: AuditSubject;
  /** With full ids in place of whatever the client wrote. */
  readonly spec: ContainerCreate;
  /** The image that the person may use; the name could mean another by the time it is read. */
  readonly imageId: string;
  readonly namedVolumes: readonly string[];
  /** Those of them that do not exist yet. */
  readonly newVolumes: readonly NewVolume[];
}

/**
 * Works out whether and how a container may be created.
 *
 * @throws Refused
 */
export async function planContainer(
  call: Call,
  wished: ContainerCreate,
  name: string,
): Promise<ContainerPlan> {
  const spec = await withVolumesFrom(call, wished);
  const about = { operation: 'container.create', resourceKind: 'container', resourceName: name };
  const { collection, collectionId, allowedBy } = await destinationOf(
    call,
    'container.create',
    spec.Labels,
    about,
  );
  const guarded = guardContainerSpec(spec, { collection, limits: await limitsOn(collection) });
  demandGuarded(call, guarded, collection, about);
  const { references } = guarded;
  const image = await usableImage(call, spec.Image);
  const networks = await usableNetworks(call, references, collection);
  const containers = await joinableContainers(call, references);
  const volumes = references.volumes.flatMap((volume) => (volume.name === null ? [] : [volume.name]));
  const namedVolumes = [...new Set(volumes)];
  if (volumes.length < references.volumes.length) {
    demand(call, 'volume.create', collection, about, 'create a volume without a name');
  }
  const newVolumes: NewVolume[] = [];
  for (const volume of namedVolumes) {
    if (!(await isNewVolume(call, volume, collection))) continue;
    const reference = references.volumes.find(({ name: wished }) => wished === volume);
    newVolumes.push({ name: volume, driverOptions: reference?.driverOptions ?? {} });
  }
  const bound = bindReferences(guarded.spec, {
    image: image.name ?? image.image.id,
    networks,
    containers,
  });
  const request = { ...summaryOf(guarded.spec, namedVolumes), ...comparisonOf(bound, image.image.id) };
  return {
    name,
    collection,
    uses: containerUses(guarded.spec.HostConfig ?? {}),
    place: { collectionId, ownerId: call.actor.userId },
    allowedBy,
    subject: { ...about, collection, request },
    spec: bound,
    imageId: image.image.id,
    namedVolumes,
    newVolumes,
  };
}

async function usableImage(call: Call, reference: string) {
  const image = await resolveImage(call, reference);
  const [first = '/'] = image.collections;
  const where = image.collections.find((owner) => may(call.actor, 'image.use', owner)) ?? first;
  demand(call, 'image.use', where, {
    resourceKind: 'image',
    resourceId: image.image.id,
    resourceName: image.name ?? '',
  });
  return image;
}

/** Full ids of the networks that a spec names, by how they are written. @throws Refused */
export async function usableNetworks(
  call: Call,
  { networks }: SpecReferences,
  collection: string,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { reference, predefined } of networks) {
    if (predefined) continue;
    const network = await namedThing(call, 'network', reference);
    if (isPredefinedNetwork(network)) {
      // By its id: what the guard, which knows names only, could not see.
      if (network.name === 'host') demand(call, 'container.create.host-network', collection);
      ids.set(reference, network.name);
    } else {
      demand(call, 'network.use', network.place.collection, subjectOf(network));
      ids.set(reference, network.id);
    }
  }
  return ids;
}

/** Full ids of the containers whose namespaces a spec joins. @throws Refused */
export async function joinableContainers(
  call: Call,
  { containers }: SpecReferences,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { reference, operation, why } of containers) {
    const container = await namedThing(call, 'container', reference);
    demand(call, operation, container.place.collection, subjectOf(container), why);
    ids.set(reference, container.id);
  }
  return ids;
}

/** Whether a volume must be made first. One that exists is used by the right to use it. */
async function isNewVolume(call: Call, name: string, collection: string): Promise<boolean> {
  const existing = await call.cluster.inventory.volume(name);
  if (existing === null) {
    await demandClaimedName(call, name);
    const about = { resourceKind: 'volume', resourceName: name };
    demand(call, 'volume.create', collection, about, `create the volume ${name}`);
    demand(call, 'volume.use', collection, about);
    return true;
  }
  const volume = await placedOne(call.cluster, existing);
  const { place } = volume;
  if (!may(call.actor, 'volume.view', place.collection)) {
    throw new Refused(409, `The volume name "${name}" is taken on this cluster.`, {
      isRecorded: true,
      subject: { ...subjectOf(volume), operation: 'volume.use' },
    });
  }
  demand(call, 'volume.use', place.collection, subjectOf(volume));
  return false;
}

/**
 * By what it is told whether the engine made what was allowed, should we not be there to look at once
 * (gateway/reconcile/made-container).
 */
function comparisonOf({ HostConfig }: ContainerCreate, imageId: string): Record<string, unknown> {
  return { imageId, settings: comparedSettings(HostConfig ?? {}) };
}

/** What was asked, for the audit log; environment variables are left out, they hold secrets. */
function summaryOf(spec: ContainerCreate, volumes: readonly string[]): Record<string, unknown> {
  const { HostConfig: host } = spec;
  return {
    image: spec.Image,
    command: maskedCommand(spec.Cmd),
    entrypoint: maskedCommand(spec.Entrypoint),
    user: spec.User,
    network: host?.NetworkMode,
    binds: host?.Binds,
    volumes,
    ports: host?.PortBindings,
    privileged: host?.Privileged,
    capabilities: host?.CapAdd,
  };
}
