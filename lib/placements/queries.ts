import { collectionsGranting } from '@/lib/access/access';
import { viewingOf } from '@/lib/access/kind-operations';
import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { within, withinAny } from '@/lib/collections/within';
import { type Db, db as shared } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { makePage, type Page, pageBounds } from '@/lib/paging/page';
import { kindField, type PlacementFilter, type PlacementView } from '@/lib/placements/schema';
import type { Prisma } from '@/prisma/generated/client';

export const placementColumns = {
  id: true,
  kind: true,
  engineId: true,
  name: true,
  createdAt: true,
  memoryBytes: true,
  nanoCpus: true,
  cluster: { select: { name: true } },
  collection: { select: { path: true } },
  owner: { select: { username: true } },
} as const satisfies Prisma.PlacementSelect;

export type PlacementRow = Prisma.PlacementGetPayload<{ select: typeof placementColumns }>;

/** Where the things are that the actor may see, in the order in which they were placed. */
export async function listPlacements(
  actor: Actor,
  { cluster, kind, collection, owner, id, ...request }: Partial<PlacementFilter> = {},
  db: Db = shared,
): Promise<Page<PlacementView>> {
  const { take, after } = pageBounds(request);
  const rows = await db.placement.findMany({
    where: {
      AND: [
        visiblePlacements(actor),
        cluster === undefined ? {} : { cluster: byIdOr('name', cluster) },
        kind === undefined ? {} : { kind },
        collection === undefined ? {} : { collection: within(collection) },
        owner === undefined ? {} : { owner: byIdOr('username', owner) },
        id === undefined ? {} : named(id),
        after === null ? {} : { id: { gt: after } },
      ],
    },
    orderBy: { id: 'asc' },
    take,
    select: placementColumns,
  });
  return makePage(rows, take, (row) => row.id, viewPlacement);
}

export function viewPlacement(row: PlacementRow): PlacementView {
  const { cluster, kind, engineId, name, collection, owner, createdAt } = row;
  return {
    cluster: cluster.name,
    kind,
    id: engineId,
    name,
    collection: collection.path,
    owner: owner?.username ?? null,
    createdAt: createdAt.toISOString(),
  };
}

/** By full id or name, or by as much of the id as Docker prints. */
export function named(id: string): Prisma.PlacementWhereInput {
  const isShortId = /^[0-9a-z]{12,}$/.test(id);
  const begins = { engineId: { startsWith: literally(id) } };
  return { OR: [{ engineId: id }, { name: id }, ...(isShortId ? [begins] : [])] };
}

/** What the actor may see, or move. */
export function visiblePlacements({ access, clusterId }: Actor): Prisma.PlacementWhereInput {
  const now = Date.now();
  const moving = collectionsGranting(access, 'access.manage', now);
  const seen = kindField.options.map((kind) => ({
    kind,
    collection: withinAny([...moving, ...collectionsGranting(access, viewingOf(kind), now)]),
  }));
  return { AND: [{ OR: seen }, clusterId === null ? {} : { clusterId }] };
}
