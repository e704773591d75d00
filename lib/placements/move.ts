import { type CollectionPath, isWithin, rootCollection } from '@/lib/access/collection-path';
import { byIdOr } from '@/lib/api/fields';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { collectionId } from '@/lib/collections/queries';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise, may } from '@/lib/grants/authorise';
import { requireHeldToMove } from '@/lib/grants/held-to-move';
import { limitsOnPath, maySeeUse } from '@/lib/limits/queries';
import { shortageInWords, shortagesOf } from '@/lib/limits/quotas';
import {
  named,
  type PlacementRow,
  placementColumns,
  viewPlacement,
  visiblePlacements,
} from '@/lib/placements/queries';
import { isFullId, type PlacedKind, type PlacementView, type PlacementWish } from '@/lib/placements/schema';
import { conflict, invalid, notFound } from '@/lib/problems/problem';

/**
 * Puts a thing of an engine into a collection, also one that was made behind our back. Needs
 * access.manage where it is, which for what was never placed is "/", and where it goes, and where it
 * is whatever people there could do with it. Its owner stays. The record decides: whether the engine has such a thing is not asked.
 */
export async function movePlacement(
  tx: Db,
  actor: Actor,
  wish: PlacementWish,
): Promise<Change<PlacementView>> {
  await takeLock(tx, 'placements');
  const { row, clusterId, collection: from } = await findPlaced(tx, actor, wish);
  authorise(actor, 'access.manage', from);
  const allowedBy = authorise(actor, 'access.manage', wish.collection);
  const way = { from, to: wish.collection };
  await requireHeldToMove(tx, actor, wish.kind, way, `move it to ${wish.collection}`);
  const to = await collectionId(tx, wish.collection);
  if (to === null) throw invalid('body.collection', `There is no collection ${wish.collection}`);
  const lack = await lackOfRoom(tx, actor, from, wish.collection, [{ kind: wish.kind, row }]);
  if (lack) throw conflict(lack);
  const moved = row
    ? await tx.placement.update({
        where: { id: row.id },
        data: { collectionId: to },
        select: placementColumns,
      })
    : await tx.placement.create({
        data: { clusterId, kind: wish.kind, engineId: wish.id, collectionId: to },
        select: placementColumns,
      });
  if (row && wish.kind === 'volume') await moveItsName(tx, clusterId, row, to);
  const result = viewPlacement(moved);
  const audit = {
    operation: 'access.manage',
    cluster: result.cluster,
    resourceKind: result.kind,
    resourceId: result.id,
    resourceName: result.name,
    collection: result.collection,
    allowedBy,
    request: { change: 'move', from },
  };
  const { cluster, kind, id, name } = result;
  return { result, audit, moved: [{ cluster, kind, id, name: name || id, from, to: wish.collection }] };
}

/**
 * What moves takes its room in the quotas that it comes under, and keeps the one that it had in those
 * that hold for both places. Of what nobody has looked at yet only the number is known.
 *
 * @returns why there is too little, in a sentence; null when there is room for all of it
 */
export async function lackOfRoom(
  tx: Db,
  actor: Actor,
  from: CollectionPath,
  to: CollectionPath,
  things: readonly { kind: PlacedKind; row: PlacementRow | null }[],
): Promise<string | null> {
  const counted = things.filter(({ kind }) => kind === 'container' || kind === 'service');
  if (counted.length === 0) return null;
  const entered = (await limitsOnPath(tx, to)).filter(({ path }) => !isWithin(from, path));
  const [shortage] = await shortagesOf(tx, entered, {
    containers: counted.filter(({ kind }) => kind === 'container').length,
    services: counted.filter(({ kind }) => kind === 'service').length,
    memoryBytes: counted.reduce((sum, { row }) => sum + Number(row?.memoryBytes ?? 0), 0),
    nanoCpus: counted.reduce((sum, { row }) => sum + Number(row?.nanoCpus ?? 0), 0),
  });
  if (!shortage) return null;
  return `${shortageInWords(shortage, maySeeUse(actor, shortage.collection))}. Raise it first.`;
}

/** The record of a thing, if it has one, and the collection that it is in. @throws Problem 404, 409 */
export async function findPlaced(
  tx: Db,
  actor: Actor,
  { cluster, kind, id }: Omit<PlacementWish, 'collection'>,
): Promise<{ row: PlacementRow | null; clusterId: string; collection: CollectionPath }> {
  const on = await tx.cluster.findFirst({ where: byIdOr('name', cluster), select: { id: true } });
  if (!on) throw notFound('such cluster');
  const rows = await tx.placement.findMany({
    where: { AND: [visiblePlacements(actor), { clusterId: on.id, kind }, named(id)] },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: placementColumns,
  });
  // What was removed and made again under its name has several records; the last one holds.
  const row = rows.find(({ engineId }) => engineId === id) ?? rows[0] ?? null;
  if (row && rows.some(({ engineId }) => row.engineId !== id && engineId !== row.engineId)) {
    throw conflict(`Several things are called ${id}. Give the full id.`);
  }
  if (row) return { row, clusterId: on.id, collection: row.collection.path };
  if (!may(actor, 'access.manage', rootCollection) || !isFullId(kind, id)) throw notFound(`such ${kind}`);
  return { row: null, clusterId: on.id, collection: rootCollection };
}

/** What services hold on a volume's name on every node is recorded beside the volume, and goes with it. */
async function moveItsName(tx: Db, clusterId: string, row: PlacementRow, to: string): Promise<void> {
  const { kind, engineId, collection } = row;
  await tx.placement.updateMany({
    where: { clusterId, kind, engineId, collection: { path: collection.path } },
    data: { collectionId: to },
  });
}
