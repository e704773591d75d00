import { collectionsGranting } from '@/lib/access/access';
import { type CollectionPath, parentCollection } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { type CollectionFilter, type CollectionView, collectionSorts } from '@/lib/collections/schema';
import { visibleTo, within, withinAny } from '@/lib/collections/within';
import { type Db, db as shared } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { may } from '@/lib/grants/authorise';
import { type CountedPage, sortedPage } from '@/lib/paging/sorted-page';
import { notFound } from '@/lib/problems/problem';
import type { Collection, Prisma } from '@/prisma/generated/client';

/** The collections that the actor may see, by path: parents before what is below them. */
export async function listCollections(
  actor: Actor,
  filter: CollectionFilter = {},
  db: Db = shared,
): Promise<CountedPage<CollectionView>> {
  const where: Prisma.CollectionWhereInput = { AND: [visibleTo(actor), ...conditionsOf(actor, filter)] };
  type Where = Prisma.CollectionWhereInput;
  type OrderBy = Prisma.CollectionOrderByWithRelationInput;
  const page = await sortedPage<keyof typeof collectionSorts, Collection, Where, OrderBy, Collection>(
    collectionSorts,
    { ...filter, sort: filter.sort ?? 'path' },
    {
      rows: ({ after, orderBy, take }) =>
        db.collection.findMany({ where: { AND: [where, after] }, orderBy, take }),
      count: () => db.collection.count({ where }),
      view: (row) => row,
    },
  );
  return { ...page, items: await viewCollections(actor, page.items, db) };
}

function conditionsOf(actor: Actor, filter: CollectionFilter): Prisma.CollectionWhereInput[] {
  const { path, under, parent, q, mayManage, mayGrant, exclusive } = filter;
  const where = (operation: Operation) => withinAny(collectionsGranting(actor.access, operation, Date.now()));
  return [
    path === undefined ? {} : { path },
    under === undefined ? {} : within(under),
    parent === undefined ? {} : { parent: { path: parent } },
    q === undefined ? {} : { path: { contains: literally(q), mode: 'insensitive' } },
    mayManage === undefined ? {} : only(mayManage, where('collection.manage')),
    mayGrant === undefined ? {} : only(mayGrant, where('access.manage')),
    exclusive === undefined ? {} : { exclusive },
  ];
}

function only(wanted: boolean, where: Prisma.CollectionWhereInput): Prisma.CollectionWhereInput {
  return wanted ? where : { NOT: where };
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
  const collection = await findCollection(actor, reference, db);
  if (!collection) throw notFound('such collection');
  return collection;
}

/** Null for one that the actor may not see. */
export async function findCollection(
  actor: Actor,
  reference: string,
  db: Db = shared,
): Promise<CollectionView | null> {
  const row = await db.collection.findFirst({
    where: { AND: [visibleTo(actor), byIdOr('path', reference)] },
  });
  return row && viewOne(actor, row, db);
}

export async function viewOne(actor: Actor, row: Collection, db: Db): Promise<CollectionView> {
  const [view] = await viewCollections(actor, [row], db);
  if (!view) throw new Error('One row gave no view.');
  return view;
}

async function viewCollections(actor: Actor, rows: readonly Collection[], db: Db): Promise<CollectionView[]> {
  const counts = await db.collection.groupBy({
    by: ['parentId'],
    where: { AND: [visibleTo(actor), { parentId: { in: rows.map(({ id }) => id) } }] },
    _count: { id: true },
  });
  const childrenOf = new Map(counts.map(({ parentId, _count }) => [parentId, _count.id]));
  return rows.map((row) => viewCollection(actor, row, childrenOf.get(row.id) ?? 0));
}

/** The id of an existing collection, for whoever has already been authorised on its path. */
export async function collectionId(db: Db, path: CollectionPath): Promise<string | null> {
  return (await db.collection.findUnique({ where: { path }, select: { id: true } }))?.id ?? null;
}

function viewCollection(
  actor: Actor,
  { id, path, exclusive, createdAt }: Collection,
  childCount: number,
): CollectionView {
  return {
    id,
    path,
    parent: parentCollection(path),
    exclusive,
    mayManage: may(actor, 'collection.manage', path),
    childCount,
    mayGrant: may(actor, 'access.manage', path),
    createdAt: createdAt.toISOString(),
  };
}
