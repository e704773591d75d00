import { orNone } from '@/gateway/engines/not-a-swarm-manager';
import { forgetPlace } from '@/gateway/placements/record';
import { done, type Found, type Interrupted, inspected, notDone } from '@/gateway/reconcile/finding';
import { type ThingKind, thingOf } from '@/lib/docker-api/kinds/thing';

/** A thing that was to be removed: where it is gone, so is the record of its place. */
export function thingRemove(kind: ThingKind) {
  return async (interrupted: Interrupted): Promise<Found> => {
    const { cluster, open } = interrupted;
    const { resourceId: id = '' } = open.intent.subject;
    const all = await orNone(cluster.inventory.things(kind));
    const still = all.find((thing) => thing.id === id);
    // A volume's name may be in use again already.
    const isAnother = still !== undefined && Date.parse(still.generation) > open.intent.startedAt;
    if (still && !isAnother) return notDone(interrupted, `The ${kind} is still there.`);
    if (!still) await forgetPlace(cluster, thingOf({ kind, id }));
    return done(`The ${kind} is gone.`);
  };
}

export async function imageRemove(interrupted: Interrupted): Promise<Found> {
  const { resourceId = '', resourceName = '' } = interrupted.open.intent.subject;
  const name = resourceName || resourceId;
  if (await inspected(interrupted, 'images', name, 'json'))
    return notDone(interrupted, 'The image is still there.');
  return done('The image is gone.');
}
