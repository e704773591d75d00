import type { Cluster } from '@/gateway/engines/cluster';
import type { PlacedUses } from '@/gateway/limits/container-uses';
import { knownPlaces } from '@/gateway/placements/known-places';
import { Refused } from '@/gateway/refused';
import type { CollectionPath } from '@/lib/access/collection-path';
import { db } from '@/lib/db/client';
import type { Thing } from '@/lib/docker-api/kinds/thing';

export interface RecordedPlace {
  readonly collectionId: string;
  readonly ownerId: string | null;
  /** For what quotas count. */
  readonly uses?: PlacedUses;
  /** Ends in the same moment in which the record begins to count (`withQuota`). */
  readonly claim?: string | null;
}

/** Records where a thing is and whose, over whatever was recorded of it. */
export async function recordPlace(cluster: Cluster, thing: Thing, place: RecordedPlace): Promise<void> {
  const { kind, id: engineId, generation, name } = thing;
  const { collectionId, ownerId, uses, claim } = place;
  const data = { name, collectionId, ownerId, ...uses };
  const recorded = db.placement.upsert({
    where: { clusterId_kind_engineId_generation: { clusterId: cluster.id, kind, engineId, generation } },
    create: { clusterId: cluster.id, kind, engineId, generation, ...data },
    update: data,
  });
  if (claim) await db.$transaction([recorded, db.quotaClaim.deleteMany({ where: { id: claim } })]);
  else await recorded;
  await knownPlaces.refresh({ clusterId: cluster.id, kind, engineId });
}

/** The thing may use more or less now. Ends the claim that made room for it. */
export async function recordUses(
  cluster: Cluster,
  { kind, id: engineId }: Pick<Thing, 'kind' | 'id'>,
  uses: PlacedUses,
  claim: string | null,
): Promise<void> {
  const where = { clusterId: cluster.id, kind, engineId };
  const recorded = db.placement.updateMany({ where, data: uses });
  if (claim) await db.$transaction([recorded, db.quotaClaim.deleteMany({ where: { id: claim } })]);
  else await recorded;
}

/** The thing has a new name. */
export async function recordName(cluster: Cluster, thing: Thing, name: string): Promise<void> {
  const { kind, id: engineId, generation } = thing;
  await db.placement.updateMany({
    where: { clusterId: cluster.id, kind, engineId, generation },
    data: { name },
  });
}

/** The thing is gone, and so is its record. */
export async function forgetPlace(cluster: Cluster, { kind, id: engineId }: Thing): Promise<void> {
  await db.placement.deleteMany({
    where: { clusterId: cluster.id, kind, engineId, generation: { not: '*' } },
  });
  await knownPlaces.refresh({ clusterId: cluster.id, kind, engineId });
  if (kind === 'container')
    await db.execSession.deleteMany({ where: { clusterId: cluster.id, containerId: engineId } });
}

/** @throws Refused when there is no such collection */
export async function collectionId(path: CollectionPath): Promise<string> {
  const row = await db.collection.findUnique({ where: { path }, select: { id: true } });
  if (row === null) throw new Refused(404, `There is no collection ${path}.`);
  return row.id;
}
