import { db } from '@/lib/db/client';
import type { PlacementNotice } from '@/lib/db/listen';

/** What one record says of where a thing is. */
export interface PlacementRow extends PlacementNotice {
  readonly generation: string;
  readonly ownerId: string | null;
  /** The owner's user name. */
  readonly owner: string | null;
  readonly collection: string;
}

/** The records of these things, or all of them; of one thing the oldest first. */
export function readPlacements(which: readonly PlacementNotice[] | 'all'): Promise<PlacementRow[]> {
  if (which === 'all') {
    return db.$queryRaw<PlacementRow[]>`
      SELECT p."clusterId", p."kind"::text AS "kind", p."engineId", p."generation", p."ownerId",
             u."username" AS "owner", c."path" AS "collection"
      FROM "Placement" p JOIN "Collection" c ON c."id" = p."collectionId"
      LEFT JOIN "User" u ON u."id" = p."ownerId"
      ORDER BY p."createdAt"`;
  }
  const clusterIds = which.map(({ clusterId }) => clusterId);
  const kinds = which.map(({ kind }) => kind);
  const engineIds = which.map(({ engineId }) => engineId);
  return db.$queryRaw<PlacementRow[]>`
    SELECT p."clusterId", p."kind"::text AS "kind", p."engineId", p."generation", p."ownerId",
           u."username" AS "owner", c."path" AS "collection"
    FROM unnest(${clusterIds}::uuid[], ${kinds}::text[], ${engineIds}::text[]) AS w("clusterId", "kind", "engineId")
    JOIN "Placement" p
      ON p."clusterId" = w."clusterId" AND p."kind" = w."kind"::"ResourceKind" AND p."engineId" = w."engineId"
    JOIN "Collection" c ON c."id" = p."collectionId"
    LEFT JOIN "User" u ON u."id" = p."ownerId"
    ORDER BY p."createdAt"`;
}
