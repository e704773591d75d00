import type { CollectionPath } from '@/lib/access/collection-path';
import { effectBetween } from '@/lib/access/effect/effect';
import type { Actor } from '@/lib/auth/actor';
import { collectionId } from '@/lib/collections/queries';
import type { Db } from '@/lib/db/client';
import { loadAccessState } from '@/lib/effects/load-access-state';
import { movesOf } from '@/lib/effects/preview-change';
import { viewEffect } from '@/lib/effects/view-effect';
import { authorise } from '@/lib/grants/authorise';
import { requireHeldToMove } from '@/lib/grants/held-to-move';
import { findPlaced, lackOfRoom } from '@/lib/placements/move';
import type { PlacementRow } from '@/lib/placements/queries';
import type { MovePreview, MovePreviewQuestion, PlacedKind } from '@/lib/placements/schema';
import { invalid, Problem } from '@/lib/problems/problem';

type Previewed = MovePreview['items'][number];
interface Movable {
  readonly item: Previewed;
  readonly row: PlacementRow | null;
  readonly from: CollectionPath;
}

/**
 * What moving the things would change, by the rules by which they would be moved: why one would be
 * refused, and what the others do to access.
 */
export async function previewMove(
  actor: Actor,
  { items, collection }: MovePreviewQuestion,
  db: Db,
): Promise<MovePreview> {
  if ((await collectionId(db, collection)) === null) {
    throw invalid('body.collection', `There is no collection ${collection}`);
  }
  const found = await Promise.all(items.map((item) => findMovable(db, actor, item, collection)));
  const groups = new Map<string, Movable[]>();
  for (const movable of found) {
    if (movable.item.refusal !== null) continue;
    const key = `${movable.item.kind} ${movable.from}`;
    groups.set(key, [...(groups.get(key) ?? []), movable]);
  }
  const admitted = await Promise.all(
    [...groups.values()].map((group) => withRoom(db, actor, group, collection)),
  );
  const refused = new Map(admitted.flat().map(({ item, refusal }) => [item, refusal]));
  const moving = [...groups.values()].map((group) => group.filter(({ item }) => !refused.has(item)));
  const state = await loadAccessState(db);
  const moved = moving.flat().map(({ item, from }) => ({ ...item, from, to: collection }));
  return {
    collection,
    items: found.map(({ item }) => ({ ...item, refusal: refused.get(item) ?? item.refusal })),
    effect: await viewEffect(
      db,
      actor,
      { before: state, after: state },
      effectBetween(state, state, movesOf(moved)),
      moved,
    ),
  };
}

async function findMovable(
  db: Db,
  actor: Actor,
  wish: MovePreviewQuestion['items'][number],
  to: CollectionPath,
): Promise<Movable> {
  const item = { ...wish, name: wish.id, from: null, owner: null };
  try {
    const { row, collection: from } = await findPlaced(db, actor, wish);
    const found = { ...item, name: row?.name || wish.id, from, owner: row?.owner?.username ?? null };
    return { item: { ...found, refusal: await refusalOf(db, actor, wish.kind, { from, to }) }, row, from };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { item: { ...item, refusal: error.message }, row: null, from: to };
  }
}

async function refusalOf(
  db: Db,
  actor: Actor,
  kind: PlacedKind,
  { from, to }: { from: CollectionPath; to: CollectionPath },
): Promise<string | null> {
  if (from === to) return `It is in ${to} already.`;
  try {
    authorise(actor, 'access.manage', from);
    await requireHeldToMove(db, actor, kind, { from, to }, `move it to ${to}`);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

/** Those of a group for which the quotas at the goal have no room beside those before them. */
async function withRoom(
  db: Db,
  actor: Actor,
  group: readonly Movable[],
  to: CollectionPath,
): Promise<{ item: Previewed; refusal: string }[]> {
  const [first] = group;
  if (!first) return [];
  const things = group.map(({ item, row }) => ({ kind: item.kind, row }));
  if ((await lackOfRoom(db, actor, first.from, to, things)) === null) return [];
  let [fitting, tooMany] = [0, group.length];
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    const lack = await lackOfRoom(db, actor, first.from, to, things.slice(0, middle));
    if (lack === null) fitting = middle;
    else tooMany = middle;
  }
  const lack = await lackOfRoom(db, actor, first.from, to, things.slice(0, tooMany));
  return group.slice(fitting).map(({ item }) => ({ item, refusal: lack ?? '' }));
}
