import { collectionsGranting } from '@/lib/access/access';
import { type CollectionPath, sharedCollection } from '@/lib/access/collection-path';
import type { Actor } from '@/lib/auth/actor';
import { visibleTo, withinAny } from '@/lib/collections/within';
import { type Db, db as shared } from '@/lib/db/client';
import { ownerPrefix } from '@/lib/docker-api/image-reference';
import type { ImagePrefixView } from '@/lib/image-prefixes/schema';
import { makePage, type Page, type PageRequest, pageBounds } from '@/lib/paging/page';
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
  request: PageRequest = {},
  db: Db = shared,
): Promise<Page<ImagePrefixView>> {
  const { take, after } = pageBounds(request);
  const rows = await db.imagePrefix.findMany({
    where: { AND: [visiblePrefixes(actor), after === null ? {} : { prefix: { gt: after } }] },
    orderBy: { prefix: 'asc' },
    take,
    select: prefixColumns,
  });
  return makePage(rows, take, ({ prefix }) => prefix, viewImagePrefix);
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
