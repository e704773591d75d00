import type { Cluster } from '@/gateway/engines/cluster';
import type { PlacedUses } from '@/gateway/limits/container-uses';
import { db } from '@/lib/db/client';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/**
 * What a change adds to what is counted of a thing so far.
 *
 * @param held what its engine shows of it now, should nobody have counted it yet
 */
export async function addedToUses(
  cluster: Cluster,
  { kind, id: engineId }: Pick<Thing, 'kind' | 'id'>,
  wanted: PlacedUses,
  held: PlacedUses,
): Promise<PlacedUses> {
  const row = await db.placement.findFirst({
    where: { clusterId: cluster.id, kind, engineId },
    select: { memoryBytes: true, nanoCpus: true },
  });
  return {
    memoryBytes: Math.max(0, wanted.memoryBytes - Number(row?.memoryBytes ?? held.memoryBytes)),
    nanoCpus: Math.max(0, wanted.nanoCpus - Number(row?.nanoCpus ?? held.nanoCpus)),
  };
}
