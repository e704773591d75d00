import {
  type CollectionPath,
  parentCollection,
  privateCollections,
  rootCollection,
  sharedCollection,
  systemCollection,
} from '@/lib/access/collection-path';
import type { Db } from '@/lib/db/client';

const deskCollection: CollectionPath = '/Desk';

/** Parents first. */
const builtInCollections: readonly CollectionPath[] = [
  rootCollection,
  systemCollection,
  sharedCollection,
  privateCollections,
  deskCollection,
];

/** Makes the collections that every installation has. */
export async function seedCollections(tx: Db): Promise<void> {
  for (const path of builtInCollections) await ensureCollection(tx, path);
}

/** The id of the collection, made when missing. Its parent must exist. */
export async function ensureCollection(tx: Db, path: CollectionPath): Promise<string> {
  const known = await tx.collection.findUnique({ where: { path }, select: { id: true } });
  if (known) return known.id;
  const parent = parentCollection(path);
  const parentId = parent === null ? null : await ensureCollection(tx, parent);
  return (await tx.collection.create({ data: { path, parentId }, select: { id: true } })).id;
}

/** Images that no longer prefix claims belong to /Shared. */
export async function seedImagePrefixes(tx: Db): Promise<void> {
  const collectionId = await ensureCollection(tx, sharedCollection);
  const known = await tx.imagePrefix.findUnique({ where: { prefix: '' } });
  if (known === null) await tx.imagePrefix.create({ data: { prefix: '', collectionId } });
}
