import type { CollectionPath } from '@/lib/access/collection-path';
import type { MovedResource } from '@/lib/access/effect/moved-resource';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { collectionId } from '@/lib/collections/queries';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { isRefusal } from '@/lib/docker-api/errors';
import { normalisePrefix } from '@/lib/docker-api/image-reference';
import { authorise } from '@/lib/grants/authorise';
import { requireHeldToMove } from '@/lib/grants/held-to-move';
import {
  getImagePrefix,
  owningCollection,
  prefixColumns,
  viewImagePrefix,
} from '@/lib/image-prefixes/queries';
import type { ImagePrefixView, NewImagePrefix } from '@/lib/image-prefixes/schema';
import { conflict, invalid } from '@/lib/problems/problem';

/**
 * Gives the images under a prefix to a collection. It takes them from the one that owned them, so it
 * needs access.manage on both.
 */
export async function createImagePrefix(
  tx: Db,
  actor: Actor,
  wish: NewImagePrefix,
): Promise<Change<ImagePrefixView>> {
  const allowedBy = authorise(actor, 'access.manage', wish.collection);
  const prefix = canonicalPrefix(wish.prefix);
  await takeLock(tx, 'image-prefixes');
  const from = await owningCollection(tx, prefix);
  authorise(actor, 'access.manage', from);
  await requireHeldToMove(tx, actor, 'image', { from, to: wish.collection }, `give ${prefix} away`);
  const row = await tx.imagePrefix.create({
    data: { prefix, collectionId: await existing(tx, wish.collection) },
    select: prefixColumns,
  });
  return audited(row, allowedBy, { change: 'create', from });
}

/** Gives a prefix to another collection. Needs access.manage on both. */
export async function moveImagePrefix(
  tx: Db,
  actor: Actor,
  id: string,
  collection: CollectionPath,
): Promise<Change<ImagePrefixView>> {
  await takeLock(tx, 'image-prefixes');
  const before = await getImagePrefix(actor, id, tx);
  authorise(actor, 'access.manage', before.collection);
  const allowedBy = authorise(actor, 'access.manage', collection);
  const way = { from: before.collection, to: collection };
  await requireHeldToMove(tx, actor, 'image', way, `give ${before.prefix} away`);
  const row = await tx.imagePrefix.update({
    where: { id },
    data: { collectionId: await existing(tx, collection) },
    select: prefixColumns,
  });
  return audited(row, allowedBy, { change: 'update', from: before.collection });
}

/** Its images fall to the next shorter prefix. Needs access.manage on the collections of both. */
export async function deleteImagePrefix(tx: Db, actor: Actor, id: string): Promise<Change<undefined>> {
  await takeLock(tx, 'image-prefixes');
  const { prefix, collection } = await getImagePrefix(actor, id, tx);
  const allowedBy = authorise(actor, 'access.manage', collection);
  if (prefix === '')
    throw conflict('The empty prefix owns all the rest; give it to another collection instead.');
  const to = await owningCollection(tx, prefix, id);
  authorise(actor, 'access.manage', to);
  await requireHeldToMove(tx, actor, 'image', { from: collection, to }, `give ${prefix} away`);
  await tx.imagePrefix.delete({ where: { id } });
  const audit = { ...subjectOf({ id, prefix, collection }), allowedBy, request: { change: 'delete', to } };
  return { result: undefined, audit, moved: [movedImages(prefix, collection, to)] };
}

function canonicalPrefix(written: string): string {
  const prefix = normalisePrefix(written);
  if (typeof prefix === 'string') return prefix;
  if (isRefusal(prefix))
    throw invalid('body.prefix', 'This is no image name, like nginx or registry.example/shop');
  throw new Error('normalisePrefix answered neither a prefix nor a refusal.');
}

async function existing(tx: Db, collection: CollectionPath): Promise<string> {
  const id = await collectionId(tx, collection);
  if (id === null) throw invalid('body.collection', `There is no collection ${collection}`);
  return id;
}

function audited(
  row: Parameters<typeof viewImagePrefix>[0],
  allowedBy: string,
  request: { readonly change: 'create' | 'update'; readonly from: CollectionPath },
): Change<ImagePrefixView> {
  const result = viewImagePrefix(row);
  const moved = [movedImages(result.prefix, request.from, result.collection)];
  return { result, audit: { ...subjectOf(result), allowedBy, request }, moved };
}

function movedImages(prefix: string, from: CollectionPath, to: CollectionPath): MovedResource {
  return { kind: 'image', cluster: '', id: prefix, name: prefix, from, to };
}

function subjectOf({ id, prefix, collection }: { id: string; prefix: string; collection: CollectionPath }) {
  return {
    operation: 'access.manage',
    resourceKind: 'image-prefix',
    resourceId: id,
    resourceName: prefix,
    collection,
  };
}
