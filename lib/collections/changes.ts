import {
  type CollectionPath,
  collectionAndAncestors,
  privateCollections,
  rootCollection,
  sharedCollection,
  systemCollection,
} from '@/lib/access/collection-path';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { closestCollection } from '@/lib/collections/closest';
import { moveCollection } from '@/lib/collections/move';
import { getCollection, viewOne } from '@/lib/collections/queries';
import type { CollectionChange, CollectionView, NewCollection } from '@/lib/collections/schema';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { conflict, invalid } from '@/lib/problems/problem';

const builtIn: readonly CollectionPath[] = [
  rootCollection,
  systemCollection,
  sharedCollection,
  privateCollections,
];

/**
 * Makes a collection, and those above it that are missing. Needs collection.manage on the closest one
 * that exists. Private ones are made with their owner's account: one made beforehand could hold
 * somebody else's grants.
 */
export async function createCollection(
  tx: Db,
  actor: Actor,
  { path, exclusive }: NewCollection,
): Promise<Change<CollectionView>> {
  const base = await closestCollection(tx, actor, path);
  const allowedBy = authorise(actor, 'collection.manage', base.path);
  if (path === rootCollection) throw conflict('There is already a collection with this path.');
  const above = collectionAndAncestors(path).slice(1);
  const missing = above.slice(0, above.indexOf(base.path)).reverse();
  if (base.path === privateCollections) {
    throw invalid('body.path', 'Private collections are made with the accounts of their owners');
  }
  let parentId = base.id;
  for (const each of missing) parentId = await ensureCollection(tx, each, parentId);
  const row = await tx.collection.create({ data: { path, exclusive, parentId } });
  const request = { change: 'create', exclusive, alsoMade: missing };
  return { result: await viewOne(actor, row, tx), audit: { ...subjectOf(row), allowedBy, request } };
}

/** Somebody else may be making the same one at this moment. */
async function ensureCollection(tx: Db, path: CollectionPath, parentId: string): Promise<string> {
  await tx.collection.createMany({ data: { path, parentId }, skipDuplicates: true });
  return (await tx.collection.findUniqueOrThrow({ where: { path }, select: { id: true } })).id;
}

/**
 * Moves a collection with all below it, and makes it exclusive or shared again. Needs
 * collection.manage on it; a move needs more, see there. Opening nodes to who holds node.schedule
 * above takes that right too.
 */
export async function changeCollection(
  tx: Db,
  actor: Actor,
  reference: string,
  { exclusive, path: to }: CollectionChange,
): Promise<Change<CollectionView>> {
  const before = await getCollection(actor, reference, tx);
  const { id, path } = before;
  const allowedBy = authorise(actor, 'collection.manage', path);
  if (exclusive === false && before.exclusive) {
    const opened = { collection: path, operations: ['node.schedule'] as const, expiresAt: null };
    requireHeld(actor, [opened], `open the nodes of ${path}`);
  }
  if (exclusive !== undefined) await tx.collection.update({ where: { id }, data: { exclusive } });
  const isMoved = to !== undefined && to !== path;
  if (isMoved && builtIn.includes(path)) throw conflict(`${path} is part of every installation and stays.`);
  const collections = isMoved ? await moveCollection(tx, actor, { id, path }, to) : 0;
  const row = await tx.collection.findUniqueOrThrow({ where: { id } });
  const request = {
    change: isMoved ? 'move' : 'update',
    ...(exclusive === undefined ? {} : { exclusive }),
    ...(isMoved ? { from: path, to, collections } : {}),
  };
  return { result: await viewOne(actor, row, tx), audit: { ...subjectOf(row), allowedBy, request } };
}

/**
 * Removes an empty collection. Needs collection.manage on it. The database holds back what still has
 * collections, grants, resources, images or catalogue items.
 */
export async function deleteCollection(tx: Db, actor: Actor, reference: string): Promise<Change<undefined>> {
  const { id, path } = await getCollection(actor, reference, tx);
  const allowedBy = authorise(actor, 'collection.manage', path);
  if (builtIn.includes(path)) throw conflict(`${path} is part of every installation and stays.`);
  await tx.collection.delete({ where: { id } });
  return {
    result: undefined,
    audit: { ...subjectOf({ id, path }), allowedBy, request: { change: 'delete' } },
  };
}

function subjectOf({ id, path }: { id: string; path: CollectionPath }) {
  return {
    operation: 'collection.manage',
    resourceKind: 'collection',
    resourceId: id,
    resourceName: path,
    collection: path,
  };
}
