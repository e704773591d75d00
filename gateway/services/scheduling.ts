import { createHash } from 'node:crypto';
import type { Call } from '@/gateway/call';
import type { Cluster } from '@/gateway/engines/cluster';
import { placed } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { keepNodeLabels } from '@/gateway/scheduling/keep-node-labels';
import { type CollectionPath, rootCollection, sharedCollection } from '@/lib/access/collection-path';
import { mayRunIn, schedulingRoots } from '@/lib/access/scheduling';
import { db } from '@/lib/db/client';
import { missingRight } from '@/lib/docker-api/errors';

/** Where the tasks of a person's services may run. */
export interface Scheduling {
  /** Null: on any node, so nothing keeps them anywhere. */
  readonly set: { readonly id: string; readonly collectionIds: readonly string[] } | null;
  readonly roots: readonly CollectionPath[];
  readonly exclusive: readonly CollectionPath[];
  /** How many nodes of the cluster that is now. */
  readonly nodes: number;
}

/**
 * On which nodes the person's services may run: those in collections on which they hold
 * node.schedule.
 *
 * @throws Refused 403 where that is no node of the cluster: tasks would wait for one for ever
 */
export async function schedulingOf(call: Call): Promise<Scheduling> {
  const collections = await db.collection.findMany({ select: { id: true, path: true, exclusive: true } });
  const exclusive = collections.filter((each) => each.exclusive).map(({ path }) => path);
  const roots = schedulingRoots(call.actor.access, exclusive, Date.now());
  const all = await placed(call.cluster, await call.cluster.inventory.things('node'));
  const nodes = all.filter(({ place }) => mayRunIn(roots, place.collection, exclusive)).length;
  if (nodes === 0) {
    const purpose = `run services on cluster ${call.cluster.name}: none of its nodes is in a collection where you hold it`;
    throw new Refused(403, `${missingRight('node.schedule', sharedCollection, purpose)}.`, {
      missing: { operation: 'node.schedule', collection: sharedCollection },
      subject: { operation: 'node.schedule', collection: sharedCollection },
      isRecorded: true,
    });
  }
  if (roots.includes(rootCollection) && exclusive.length === 0) {
    return { set: null, roots, exclusive, nodes };
  }
  const ids = new Map(collections.map(({ id, path }) => [path, id]));
  const collectionIds = roots.flatMap((root) => ids.get(root) ?? []).sort();
  const id = createHash('sha256').update(collectionIds.join(' ')).digest('hex').slice(0, 16);
  return { set: { id, collectionIds }, roots, exclusive, nodes };
}

/** Whether a service that is kept to a set runs only where this person's may run as well. */
export async function covers({ roots, exclusive }: Scheduling, set: string): Promise<boolean> {
  const row = await db.schedulingSet.findUnique({ where: { id: set }, select: { collectionIds: true } });
  if (row === null) return false;
  const kept = await db.collection.findMany({
    where: { id: { in: row.collectionIds } },
    select: { path: true },
  });
  return kept.every(({ path }) => mayRunIn(roots, path, exclusive));
}

/** Sees to it that the nodes bear the label which the service will want: before that it runs nowhere. */
export async function keepOnNodes(cluster: Cluster, { set }: Pick<Scheduling, 'set'>): Promise<void> {
  if (set === null) return;
  const known = await db.schedulingSet.findUnique({ where: { id: set.id }, select: { id: true } });
  if (known === null) {
    const data = { id: set.id, collectionIds: [...set.collectionIds] };
    // Another gateway may be making the same.
    await db.schedulingSet.createMany({ data: [data], skipDuplicates: true });
  }
  await keepNodeLabels(cluster);
}
