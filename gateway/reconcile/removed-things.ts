import { orNone } from '@/gateway/engines/not-a-swarm-manager';
import { forgetPlace } from '@/gateway/placements/record';
import { done, type Found, type Interrupted, inspected, notDone } from '@/gateway/reconcile/finding';
import { isUuid } from '@/lib/api/fields';
import { db } from '@/lib/db/client';
import { type Thing, type ThingKind, thingOf } from '@/lib/docker-api/kinds/thing';

/** A thing that was to be removed: where it is gone, so is the record of its place. */
export function thingRemove(kind: ThingKind) {
  return async (interrupted: Interrupted): Promise<Found> => {
    const { cluster, open } = interrupted;
    const { resourceId: id = '' } = open.intent.subject;
    const all = await orNone(cluster.inventory.things(kind));
    const still = all.find((thing) => thing.id === id);
    // A volume's name may be in use again already.
    if (still && !(await isMadeSince(still, open.intent.startedAt)))
      return notDone(interrupted, `The ${kind} is still there.`);
    if (!still) await forgetPlace(cluster, thingOf({ kind, id }));
    return done(`The ${kind} is gone.`);
  };
}

/** A volume's generation is the intent that made it. */
async function isMadeSince({ kind, generation }: Thing, startedAt: number): Promise<boolean> {
  if (kind !== 'volume' || !isUuid(generation)) return false;
  const made = await db.auditEntry.findFirst({
    where: { correlationId: generation, phase: 'intent' },
    select: { at: true },
  });
  return made !== null && made.at.getTime() > startedAt;
}

export async function imageRemove(interrupted: Interrupted): Promise<Found> {
  const { resourceId = '', resourceName = '' } = interrupted.open.intent.subject;
  const name = resourceName || resourceId;
  if (await inspected(interrupted, 'images', name, 'json'))
    return notDone(interrupted, 'The image is still there.');
  return done('The image is gone.');
}
