import { type CollectionPath, parentCollection } from '@/lib/access/collection-path';
import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import type { CollectionFilter, CollectionView } from '@/lib/collections/schema';
import { visibleTo, within } from '@/lib/collections/within';
import { type Db, db as shared } from '@/lib/db/client';
import { may } from '@/lib/grants/authorise';
import { makePage, type Page, pageBounds } from '@/lib/paging/page';
import { notFound } from '@/lib/problems/problem';
import type { Collection } from '@/prisma/generated/client';

/** The collections that the actor may see, by path: parents before what is below them. */
export async function listCollections(
  actor: Actor,
  { path, under, ...request }: CollectionFilter = {},
  db: Db = shared,
): Promise<Page<CollectionView>> {
  const { take, after } = pageBounds(request);
  const rows = await db.collection.findMany({
    where: {
      AND: [
        visibleTo(actor),
        path === undefined ? {} : { path },
        under === undefined ? {} : within(under),
        after === null ? {} : { path: { gt: after } },
      ],
    },
    orderBy: { path: 'asc' },
    take,
  });
  return makePage(
    rows,
    take,
    (row) => row.path,
    (row) => viewCollection(actor, row),
  );
}

/**
 * @param reference its id or its path
 * @throws Problem 404 for one that the actor may not see
 */
export async function getCollection(
  actor: Actor,
  reference: string,
  db: Db = shared,
): Promise<CollectionView> {
  const row = await db.collection.findFirst({
    where: { AND: [visibleTo(actor), byIdOr('path', reference)] },
  });
  if (!row) throw notFound('such collection');
  return viewCollection(actor, row);
}

/** The id of an existing collection, for whoever has already been authorised on its path. */
export async function collectionId(db: Db, path: CollectionPath): Promise<string | null> {
  return (await db.collection.findUnique({ where: { path }, select: { id: true } }))?.id ?? null;
}

export function viewCollection(actor: Actor, { id, path, exclusive, createdAt }: Collection): CollectionView {
  return {
    id,
    path,
    parent: parentCollection(path),
    exclusive,
    mayManage: may(actor, 'collection.manage', path),
    mayGrant: may(actor, 'access.manage', path),
    createdAt: createdAt.toISOString(),
  };
}
