import { orNone } from '@/gateway/engines/not-a-swarm-manager';
import { serviceUses } from '@/gateway/limits/service-uses';
import { knownPlaces } from '@/gateway/placements/known-places';
import { recordPlace } from '@/gateway/placements/record';
import {
  done,
  type Finding,
  type Found,
  type Interrupted,
  inspected,
  notDone,
} from '@/gateway/reconcile/finding';
import { db } from '@/lib/db/client';
import { asObject } from '@/lib/docker-api/answers/fields';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import type { Thing, ThingKind } from '@/lib/docker-api/kinds/thing';
import { intentLabel } from '@/lib/docker-api/labels';

/** The things of a kind that the interrupted change made. */
export async function madeBy({ cluster, open }: Interrupted, kind: ThingKind): Promise<Thing[]> {
  const { inventory } = cluster;
  const all = await orNone(inventory.things(kind));
  return all.filter(({ labels }) => labels[intentLabel] === open.intent.correlationId);
}

/** Where the interrupted change wished to put what it made; null where that is no more. */
export async function wishedPlace({
  open: {
    intent: { actor, subject },
  },
}: Interrupted): Promise<{ collectionId: string; ownerId: string | null } | null> {
  const { collection = '' } = subject;
  const [place, owner] = await Promise.all([
    db.collection.findUnique({ where: { path: collection }, select: { id: true } }),
    db.user.findUnique({ where: { username: actor.username }, select: { id: true } }),
  ]);
  return place && { collectionId: place.id, ownerId: owner?.id ?? null };
}

/** Whether it is on record whose the thing is; one that was adopted by its label has no owner yet. */
export async function isOwned({ cluster }: Interrupted, { kind, id, generation }: Thing): Promise<boolean> {
  await knownPlaces.ready();
  return knownPlaces.find({ clusterId: cluster.id, kind, engineId: id }, generation)?.ownerId != null;
}

/** A network, volume, service, secret or config: where it was made, its place is recorded. */
export function thingCreate(kind: Exclude<ThingKind, 'container'>) {
  return async (interrupted: Interrupted): Promise<Found> => {
    const [thing] = await madeBy(interrupted, kind);
    if (!thing) return notDone(interrupted, `The engine has no ${kind} that came of it.`);
    return keep(interrupted, thing);
  };
}

async function keep(interrupted: Interrupted, thing: Thing): Promise<Finding> {
  const subject = { resourceId: thing.id, resourceName: thing.name };
  if (await isOwned(interrupted, thing)) return done('It was made and its place recorded.', subject);
  const place = await wishedPlace(interrupted);
  if (place === null) {
    return {
      outcome: 'needs-attention',
      detail: 'It was made, and the collection that it was to go to is gone: place it.',
      subject,
    };
  }
  const uses = thing.kind === 'service' ? await usesOfService(interrupted, thing) : undefined;
  const claim = interrupted.open.intent.correlationId;
  await recordPlace(interrupted.cluster, thing, { ...place, claim, ...(uses ? { uses } : {}) });
  return done('It was made; its place has been recorded now.', subject);
}

async function usesOfService(interrupted: Interrupted, { id }: Thing) {
  const service = await inspected(interrupted, kinds.service.folder, id);
  return service === null ? undefined : serviceUses(asObject(service.Spec));
}
