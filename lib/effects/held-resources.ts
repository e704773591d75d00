import type { HeldKind } from '@/lib/access/kind-operations';
import type { Db } from '@/lib/db/client';

interface HeldCount {
  readonly collectionId: string;
  readonly kind: HeldKind;
  readonly count: number;
}

interface HeldThing {
  readonly collectionId: string;
  /** "" for images. */
  readonly cluster: string;
  readonly kind: HeldKind;
  readonly id: string;
  readonly name: string;
}

/** How many things of each kind each collection holds, and how many image prefixes. */
export async function countHeld(tx: Db): Promise<HeldCount[]> {
  return tx.$queryRaw<HeldCount[]>`
    SELECT "collectionId", "kind"::text AS "kind", count(DISTINCT ("clusterId", "engineId"))::int AS "count"
    FROM "Placement" GROUP BY 1, 2
    UNION ALL
    SELECT "collectionId", 'image', count(*)::int FROM "ImagePrefix" GROUP BY 1`;
}

/** The first things of the kinds in the collections, by collection and name. */
export async function nameHeld(
  tx: Db,
  wanted: readonly { readonly collectionId: string; readonly kind: HeldKind }[],
  most: number,
): Promise<HeldThing[]> {
  if (wanted.length === 0 || most <= 0) return [];
  const collections = wanted.map(({ collectionId }) => collectionId);
  const kinds = wanted.map(({ kind }) => kind);
  return tx.$queryRaw<HeldThing[]>`
    WITH wanted AS (
      SELECT * FROM unnest(${collections}::uuid[], ${kinds}::text[]) AS w("collectionId", "kind")
    ), held AS (
      SELECT DISTINCT p."collectionId", c."name" AS "cluster", p."kind"::text AS "kind", p."engineId" AS "id",
        coalesce(nullif(p."name", ''), p."engineId") AS "name"
      FROM "Placement" p JOIN wanted w ON w."collectionId" = p."collectionId" AND w."kind" = p."kind"::text
      JOIN "Cluster" c ON c."id" = p."clusterId"
      UNION ALL
      SELECT i."collectionId", '', 'image', i."prefix", i."prefix"
      FROM "ImagePrefix" i JOIN wanted w ON w."collectionId" = i."collectionId" AND w."kind" = 'image'
    )
    SELECT held.* FROM held JOIN "Collection" co ON co."id" = held."collectionId"
    ORDER BY co."path", held."kind", held."name" LIMIT ${most}`;
}
