import type { Cluster } from '@/gateway/engines/cluster';
import type { Thing } from '@/gateway/engines/inventory';
import { db } from '@/lib/db/client';

/**
 * Forgets the places of things that went without us (`--rm`, or behind our back). Records are read
 * before the engine is asked, so a thing that is being made meanwhile is on neither list.
 *
 * @throws EngineUnreachable
 */
export async function sweepPlaces(cluster: Cluster): Promise<void> {
  const { inventory } = cluster;
  await sweepKind(cluster, 'container', () => inventory.containers());
  await sweepKind(cluster, 'network', () => inventory.networks());
  await sweepKind(cluster, 'volume', () => inventory.volumes());
}

async function sweepKind(cluster: Cluster, kind: Thing['kind'], list: () => Promise<Thing[]>): Promise<void> {
  const rows = await db.placement.findMany({
    where: { clusterId: cluster.id, kind },
    select: { id: true, engineId: true, generation: true },
  });
  if (rows.length === 0) return;
  const things = await list();
  const there = new Set(things.flatMap(({ id, generation }) => [`${id} ${generation}`, `${id} `]));
  const gone = rows.filter((row) => !there.has(`${row.engineId} ${row.generation}`));
  if (gone.length === 0) return;
  await db.placement.deleteMany({ where: { id: { in: gone.map((row) => row.id) } } });
  if (kind === 'container') {
    await db.execSession.deleteMany({
      where: { clusterId: cluster.id, containerId: { in: gone.map((row) => row.engineId) } },
    });
  }
}
