import { collectionsGranting } from '@/lib/access/access';
import { type CollectionPath, sharedCollection } from '@/lib/access/collection-path';
import type { Actor } from '@/lib/auth/actor';
import { visibleTo, within, withinAny } from '@/lib/collections/within';
import { type Db, db as shared } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { normalisePrefix, ownerPrefix } from '@/lib/docker-api/image-reference';
import { type ImagePrefixView, type PrefixFilter, prefixSorts } from '@/lib/image-prefixes/schema';
import { type CountedPage, sortedPage } from '@/lib/paging/sorted-page';
import { notFound } from '@/lib/problems/problem';
import type { Prisma } from '@/prisma/generated/client';

export const prefixColumns = {
  id: true,
  prefix: true,
  createdAt: true,
  collection: { select: { path: true } },
} as const satisfies Prisma.ImagePrefixSelect;

type PrefixRow = Prisma.ImagePrefixGetPayload<{ select: typeof prefixColumns }>;

/** The prefixes of collections that the actor may see and where they hold image.view or access.view. */
export async function listImagePrefixes(
  actor: Actor,
  filter: PrefixFilter = {},
  db: Db = shared,
): Promise<CountedPage<ImagePrefixView>> {
  const where: Prisma.ImagePrefixWhereInput = { AND: [visiblePrefixes(actor), ...conditionsOf(filter)] };
  type Where = Prisma.ImagePrefixWhereInput;
  type OrderBy = Prisma.ImagePrefixOrderByWithRelationInput;
  return sortedPage<keyof typeof prefixSorts, PrefixRow, Where, OrderBy, ImagePrefixView>(
    prefixSorts,
    { ...filter, sort: filter.sort ?? 'prefix' },
    {
      rows: ({ after, orderBy, take }) =>
        db.imagePrefix.findMany({ where: { AND: [where, after] }, orderBy, take, select: prefixColumns }),
      count: () => db.imagePrefix.count({ where }),
      view: viewImagePrefix,
    },
  );
}

function conditionsOf({ q, collection, under }: PrefixFilter): Prisma.ImagePrefixWhereInput[] {
  const contains = { contains: literally(q ?? ''), mode: 'insensitive' } as const;
  return [
    q === undefined ? {} : { OR: [{ prefix: contains }, { collection: { path: contains } }] },
    collection === undefined ? {} : { collection: { path: collection } },
    under === undefined ? {} : { collection: within(under) },
  ];
}

/** @throws Problem 404 for one that the actor may not see */
export async function getImagePrefix(actor: Actor, id: string, db: Db = shared): Promise<ImagePrefixView> {
  const row = await db.imagePrefix.findFirst({
    where: { AND: [visiblePrefixes(actor), { id }] },
    select: prefixColumns,
  });
  if (!row) throw notFound('such image prefix');
  return viewImagePrefix(row);
}

/** The row of a prefix in any written form; null for one that the actor may not see, and for no name. */
export async function findImagePrefix(
  actor: Actor,
  written: string,
  db: Db = shared,
): Promise<ImagePrefixView | null> {
  const prefix = normalisePrefix(written);
  if (typeof prefix !== 'string') return null;
  const row = await db.imagePrefix.findFirst({
    where: { AND: [visiblePrefixes(actor), { prefix }] },
    select: prefixColumns,
  });
  return row && viewImagePrefix(row);
}

/**
 * The collection that owns the repositories under a canonical prefix now.
 *
 * @param without the id of a row to leave out: who would own them if it were gone
 */
export async function owningCollection(db: Db, prefix: string, without?: string): Promise<CollectionPath> {
  const rows = await db.imagePrefix.findMany({ select: prefixColumns });
  const others = new Map(
    rows.filter(({ id }) => id !== without).map((row) => [row.prefix, row.collection.path]),
  );
  const owner = ownerPrefix(others.keys(), prefix);
  return (owner === null ? undefined : others.get(owner)) ?? sharedCollection;
}

export function viewImagePrefix({ id, prefix, collection, createdAt }: PrefixRow): ImagePrefixView {
  return { id, prefix, collection: collection.path, createdAt: createdAt.toISOString() };
}

function visiblePrefixes(actor: Actor): Prisma.ImagePrefixWhereInput {
  const now = Date.now();
  const scope = (['image.view', 'access.view', 'access.manage'] as const).flatMap((operation) =>
    collectionsGranting(actor.access, operation, now),
  );
  return { collection: { AND: [visibleTo(actor), withinAny(scope)] } };
}
