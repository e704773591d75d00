import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import type { Db } from '@/lib/db/client';

/** What is used, or would be. */
export interface Uses {
  readonly containers: number;
  readonly services: number;
  readonly memoryBytes: number;
  /** Billionths of a CPU. */
  readonly nanoCpus: number;
}

export interface CollectionUse extends Uses {
  /** Things that may use as much as there is, of which nothing is counted. */
  readonly withoutMemoryLimit: number;
  readonly withoutCpuLimit: number;
}

/**
 * What everything in the collection and below may use together, by the records of what is placed
 * there, and by the claims of what is under way. Stopped containers count: anybody can start them.
 */
export async function collectionUse(db: Db, collection: CollectionPath): Promise<CollectionUse> {
  const below = collection === rootCollection ? '/' : `${collection}/`;
  const [row] = await db.$queryRaw<[CollectionUse]>`
    WITH inside AS (SELECT "id" FROM "Collection" WHERE "path" = ${collection} OR starts_with("path", ${below})),
    placed AS (
      SELECT count(*) FILTER (WHERE "kind" = 'container') AS "containers",
        count(*) FILTER (WHERE "kind" = 'service') AS "services",
        coalesce(sum("memoryBytes"), 0) AS "memoryBytes", coalesce(sum("nanoCpus"), 0) AS "nanoCpus",
        count(*) FILTER (WHERE "memoryBytes" = 0) AS "withoutMemoryLimit",
        count(*) FILTER (WHERE "nanoCpus" = 0) AS "withoutCpuLimit"
      FROM "Placement" WHERE "kind" IN ('container', 'service') AND "collectionId" IN (SELECT "id" FROM inside)),
    claimed AS (
      SELECT coalesce(sum("containers"), 0) AS "containers", coalesce(sum("services"), 0) AS "services",
        coalesce(sum("memoryBytes"), 0) AS "memoryBytes", coalesce(sum("nanoCpus"), 0) AS "nanoCpus"
      FROM "QuotaClaim" WHERE "collectionId" IN (SELECT "id" FROM inside))
    SELECT (p."containers" + c."containers")::float8 AS "containers",
      (p."services" + c."services")::float8 AS "services",
      (p."memoryBytes" + c."memoryBytes")::float8 AS "memoryBytes",
      (p."nanoCpus" + c."nanoCpus")::float8 AS "nanoCpus",
      p."withoutMemoryLimit"::float8 AS "withoutMemoryLimit", p."withoutCpuLimit"::float8 AS "withoutCpuLimit"
    FROM placed p, claimed c`;
  return row;
}
