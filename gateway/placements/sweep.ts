import type { Cluster } from '@/gateway/engines/cluster';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { Removal } from '@/gateway/engines/follow-member';
import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import { log } from '@/gateway/log';
import type { LastKnownPlaces } from '@/gateway/placements/last-known';
import { db } from '@/lib/db/client';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { type Thing, type ThingKind, thingKinds } from '@/lib/docker-api/kinds/thing';

const columns = {
  id: true,
  kind: true,
  engineId: true,
  generation: true,
  collection: { select: { path: true } },
} as const;

/** A name that services claimed on every node stays claimed while a volume comes and goes. */
const ofOneThing = { generation: { not: '*' } };

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly engineId: string;
  readonly generation: string;
  readonly collection: { readonly path: string };
}

/** Forgets the places of things that an engine said went away: without us (`--rm`), or behind our back. */
export async function forgetRemoved(
  cluster: Cluster,
  lastKnown: LastKnownPlaces,
  removals: readonly Removal[],
): Promise<void> {
  const rows = await db.placement.findMany({
    where: {
      clusterId: cluster.id,
      OR: removals.map(({ kind, id }) => ({ kind, engineId: id })),
      ...ofOneThing,
    },
    select: columns,
  });
  const gone: Row[] = [];
  for (const row of rows) {
    if (!(await isSomewhere(cluster, row))) gone.push(row);
  }
  await forget(cluster, lastKnown, gone);
}

/** Whether any engine of the cluster has what one of them said went away. */
async function isSomewhere(cluster: Cluster, { kind, engineId, generation }: Row): Promise<boolean> {
  if (kind === 'volume') {
    // Its name may be in use again already; what the record is about is gone all the same.
    const again = await Promise.all(cluster.members.map(({ inventory }) => inventory.volume(engineId)));
    return again.some((volume) => volume?.generation === generation);
  }
  // A node lets go of a network of the Swarm when its last task there ends; and an engine may say of
  // another's container that it has gone.
  if (kind === 'network' || (kind === 'container' && cluster.members.length > 1)) {
    const lists = await Promise.all(cluster.members.map(({ inventory }) => inventory.things(kind)));
    return lists.some((things) => things.some(({ id }) => id === engineId));
  }
  return false;
}

/**
 * Forgets the places of things that went while nobody followed. Records are read before the engine
 * is asked, so a thing that is being made meanwhile is on neither list. Where not one recorded thing
 * is there, it is more likely that this is another engine than that all went: nothing is forgotten.
 * Nor is anything while one of the engines that could have it does not answer.
 *
 * @throws EngineUnreachable
 */
export async function sweepPlaces(cluster: Cluster, lastKnown: LastKnownPlaces): Promise<void> {
  const recorded = await db.placement.findMany({
    where: { clusterId: cluster.id, kind: { in: [...thingKinds] }, ...ofOneThing },
    select: columns,
  });
  if (recorded.length === 0) return;
  const lists = await Promise.all(thingKinds.map((kind) => listed(cluster, kind)));
  // An engine that left its Swarm, or was demoted, says nothing of what the Swarm has.
  const answered = new Set<string>(thingKinds.filter((_, at) => lists[at] !== null));
  const rows = recorded.filter(({ kind }) => answered.has(kind));
  const things = lists.flatMap((list) => list ?? []);
  const there = new Set(
    things.flatMap(({ kind, id, generation }) => [`${kind} ${id} ${generation}`, `${kind} ${id} `]),
  );
  const gone = rows.filter((row) => !there.has(`${row.kind} ${row.engineId} ${row.generation}`));
  if (gone.length < rows.length) await forget(cluster, lastKnown, gone);
}

/** On all engines of the cluster together; null where they cannot tell. */
async function listed(cluster: Cluster, kind: ThingKind): Promise<readonly Thing[] | null> {
  try {
    if (kinds[kind].isSwarm) return await cluster.inventory.things(kind);
    return (await Promise.all(cluster.members.map(({ inventory }) => inventory.things(kind)))).flat();
  } catch (error) {
    if (error instanceof NotASwarmManager) return null;
    // The others say nothing of what is on an engine that does not answer.
    if (error instanceof EngineUnreachable && cluster.members.length > 1) return null;
    throw error;
  }
}

async function forget(cluster: Cluster, lastKnown: LastKnownPlaces, gone: readonly Row[]): Promise<void> {
  if (gone.length === 0) return;
  for (const row of gone) lastKnown.remember(cluster.id, row.kind, row.engineId, row.collection.path);
  await db.placement.deleteMany({ where: { id: { in: gone.map((row) => row.id) } } });
  await db.execSession.deleteMany({
    where: { clusterId: cluster.id, containerId: { in: gone.map((row) => row.engineId) } },
  });
  log('info', 'places forgotten', { cluster: cluster.name, count: gone.length });
}
