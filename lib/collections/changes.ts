import {
  type CollectionPath,
  parentCollection,
  privateCollections,
  rootCollection,
  sharedCollection,
  systemCollection,
} from '@/lib/access/collection-path';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { getCollection, viewCollection } from '@/lib/collections/queries';
import type { CollectionChange, CollectionView, NewCollection } from '@/lib/collections/schema';
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
 * Makes a collection below one that exists. Needs collection.manage on the parent. Private ones are
 * made with their owner's account: one made beforehand could hold somebody else's grants.
 */
export async function createCollection(
  tx: Db,
  actor: Actor,
  { path, exclusive }: NewCollection,
): Promise<Change<CollectionView>> {
  const parent = parentOfNew(path);
  const allowedBy = authorise(actor, 'collection.manage', parent);
  if (path === rootCollection) throw conflict('There is already a collection with this path.');
  if (parent === privateCollections) {
    throw invalid('body.path', 'Private collections are made with the accounts of their owners');
  }
  const above = await tx.collection.findUnique({ where: { path: parent }, select: { id: true } });
  if (!above) throw invalid('body.path', `There is no collection ${parent} to make it in`);
  const row = await tx.collection.create({ data: { path, exclusive, parentId: above.id } });
  const audit = { ...subjectOf(row), allowedBy, request: { change: 'create', exclusive } };
  return { result: viewCollection(actor, row), audit };
}

/** The collection in which a new one is made, which is where the right to make it is needed. */
export function parentOfNew(path: CollectionPath): CollectionPath {
  return parentCollection(path) ?? rootCollection;
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
  return { result: viewCollection(actor, row), audit };
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
