import type { Cluster } from '@/gateway/engines/cluster';
import type { Thing } from '@/gateway/engines/inventory';
import type { LastKnownPlaces } from '@/gateway/placements/last-known';
import { db } from '@/lib/db/client';

/**
 * Forgets the places of things that went without us (`--rm`, or behind our back). Records are read
 * before the engine is asked, so a thing that is being made meanwhile is on neither list.
 *
 * @throws EngineUnreachable
 */
export async function sweepPlaces(cluster: Cluster, lastKnown: LastKnownPlaces): Promise<void> {
  const { inventory } = cluster;
  await sweepKind(cluster, lastKnown, 'container', () => inventory.containers());
  await sweepKind(cluster, lastKnown, 'network', () => inventory.networks());
  await sweepKind(cluster, lastKnown, 'volume', () => inventory.volumes());
}

async function sweepKind(
  cluster: Cluster,
  lastKnown: LastKnownPlaces,
  kind: Thing['kind'],
  list: () => Promise<Thing[]>,
): Promise<void> {
  const rows = await db.placement.findMany({
    where: { clusterId: cluster.id, kind },
    select: { id: true, engineId: true, generation: true, collection: { select: { path: true } } },
  });
  if (rows.length === 0) return;
  const things = await list();
  const there = new Set(things.flatMap(({ id, generation }) => [`${id} ${generation}`, `${id} `]));
  const gone = rows.filter((row) => !there.has(`${row.engineId} ${row.generation}`));
  if (gone.length === 0) return;
  for (const row of gone) lastKnown.remember(cluster.id, kind, row.engineId, row.collection.path);
  await db.placement.deleteMany({ where: { id: { in: gone.map((row) => row.id) } } });
  if (kind === 'container') {
    await db.execSession.deleteMany({
      where: { clusterId: cluster.id, containerId: { in: gone.map((row) => row.engineId) } },
    });
  }
}
