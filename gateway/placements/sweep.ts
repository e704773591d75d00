import type { Cluster } from '@/gateway/engines/cluster';
import type { Removal } from '@/gateway/engines/watch-removals';
import { log } from '@/gateway/log';
import type { LastKnownPlaces } from '@/gateway/placements/last-known';
import { db } from '@/lib/db/client';

const columns = {
  id: true,
  kind: true,
  engineId: true,
  generation: true,
  collection: { select: { path: true } },
} as const;

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
    where: { clusterId: cluster.id, OR: removals.map(({ kind, id }) => ({ kind, engineId: id })) },
    select: columns,
  });
  const gone: Row[] = [];
  for (const row of rows) {
    // A volume's name may be in use again already; what the record is about is gone all the same.
    const again = row.kind === 'volume' ? await cluster.inventory.volume(row.engineId) : null;
    if (again === null || again.generation !== row.generation) gone.push(row);
  }
  await forget(cluster, lastKnown, gone);
}

/**
 * Forgets the places of things that went while nobody followed. Records are read before the engine
 * is asked, so a thing that is being made meanwhile is on neither list. Where not one recorded thing
 * is there, it is more likely that this is another engine than that all went: nothing is forgotten.
 *
 * @throws EngineUnreachable
 */
export async function sweepPlaces(cluster: Cluster, lastKnown: LastKnownPlaces): Promise<void> {
  const rows = await db.placement.findMany({
    where: { clusterId: cluster.id, kind: { in: ['container', 'network', 'volume'] } },
    select: columns,
  });
  if (rows.length === 0) return;
  const { inventory } = cluster;
  const things = (
    await Promise.all([inventory.containers(), inventory.networks(), inventory.volumes()])
  ).flat();
  const there = new Set(
    things.flatMap(({ kind, id, generation }) => [`${kind} ${id} ${generation}`, `${kind} ${id} `]),
  );
  const gone = rows.filter((row) => !there.has(`${row.kind} ${row.engineId} ${row.generation}`));
  if (gone.length < rows.length) await forget(cluster, lastKnown, gone);
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
