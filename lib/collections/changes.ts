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
import { getCollection, viewOne } from '@/lib/collections/queries';
import type { CollectionChange, CollectionView, NewCollection } from '@/lib/collections/schema';
import { visibleTo } from '@/lib/collections/within';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
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

/**
 * The closest collection above the path that exists, which is where the right to make it is needed.
 * One that the actor may not see is passed over: naming it would tell that it exists. Whoever holds
 * the right sees all of them.
 */
export async function closestCollection(
  tx: Db,
  actor: Actor,
  path: CollectionPath,
): Promise<{ id: string; path: CollectionPath }> {
  const above = collectionAndAncestors(path).slice(1);
  const rows = await tx.collection.findMany({
    where: { OR: [{ path: rootCollection }, { AND: [visibleTo(actor), { path: { in: above } }] }] },
    select: { id: true, path: true },
  });
  return rows.reduce((closest, row) => (row.path.length > closest.path.length ? row : closest));
}

/** Somebody else may be making the same one at this moment. */
async function ensureCollection(tx: Db, path: CollectionPath, parentId: string): Promise<string> {
  await tx.collection.createMany({ data: { path, parentId }, skipDuplicates: true });
  return (await tx.collection.findUniqueOrThrow({ where: { path }, select: { id: true } })).id;
}

/** Needs collection.manage on the collection. */
export async function changeCollection(
  tx: Db,
  actor: Actor,
  reference: string,
  { exclusive }: CollectionChange,
): Promise<Change<CollectionView>> {
  const { id, path } = await getCollection(actor, reference, tx);
  const allowedBy = authorise(actor, 'collection.manage', path);
  const row = await tx.collection.update({ where: { id }, data: { exclusive } });
  const audit = { ...subjectOf(row), allowedBy, request: { change: 'update', exclusive } };
  return { result: await viewOne(actor, row, tx), audit };
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
