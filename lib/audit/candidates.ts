import { type CollectionPath, isWithin } from '@/lib/access/collection-path';
import { conditionsOf } from '@/lib/audit/audited-things';
import type { PairQuery } from '@/lib/audit/read-pairs';
import type { Db } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { Prisma } from '@/prisma/generated/client';

/** Conditions each of which an index finds in the order of `firstSeq`; an entry is one of them at least. */
export type Candidates = readonly Prisma.Sql[];

/** With more, what is looked for is so frequent that going back through the log finds it sooner. */
const mostValues = 300;

/**
 * What narrows a query down most: entries that are not among these are surely not looked for. Null:
 * nothing does, and all entries are looked at.
 */
export async function candidatesOf(
  db: Db,
  { scope, criteria, about }: Pick<PairQuery, 'scope' | 'criteria' | 'about'>,
): Promise<Candidates | null> {
  const { actor, credential, operation, collection, cluster, resource, outcome } = criteria;
  const { address, correlationId } = criteria;
  if (correlationId !== undefined) {
    return [
      Prisma.sql`e."requestId" = ${correlationId}`,
      Prisma.sql`e."correlationId" = ${correlationId}::uuid`,
    ];
  }
  if (about !== null) return conditionsOf(about, 'e');
  // How far a look came says where its candidates are: nothing of what may not be seen is among them.
  if (!scope.collections.includes('/')) return onCollections(db, seenWithin(scope.collections, collection));
  if (credential !== undefined) return [Prisma.sql`e."credentialId" = ${credential}`];
  if (resource !== undefined) {
    return [
      Prisma.sql`left(e."resourceName", 200) = ${resource}`,
      Prisma.sql`left(e."resourceId", 200) LIKE ${`${literally(resource)}%`}`,
      Prisma.sql`e."resourceKind" = ${resource}`,
    ];
  }
  if (actor !== undefined) return [Prisma.sql`e."actor" = ${actor}`];
  if (address !== undefined) return [Prisma.sql`e."address" = ${address}`];
  if (outcome !== undefined && outcome !== 'pending' && outcome !== 'done') {
    return [Prisma.sql`e."outcome" = ${outcome}`];
  }
  const among =
    (collection === undefined || collection === '/' ? null : await onCollections(db, [collection])) ??
    (operation === undefined ? null : await withOperation(db, operation));
  if (among !== null) return among;
  return cluster === undefined ? null : [Prisma.sql`e."cluster" = ${cluster}`];
}

/** The part of a collection that is seen, as tops of trees. */
function seenWithin(
  seen: readonly CollectionPath[],
  collection: CollectionPath | undefined,
): CollectionPath[] {
  if (collection === undefined) return [...seen];
  if (seen.some((top) => isWithin(collection, top))) return [collection];
  return seen.filter((top) => isWithin(top, collection));
}

/** The collections and all below them, as far as the log knows them. */
async function onCollections(db: Db, tops: readonly string[]): Promise<Candidates | null> {
  const found = await db.$queryRaw<{ value: string }[]>`
    WITH RECURSIVE known("value") AS (
      (SELECT "collection" FROM "AuditEntry" ORDER BY "collection" LIMIT 1)
      UNION ALL
      SELECT (SELECT e."collection" FROM "AuditEntry" e WHERE e."collection" > k."value" ORDER BY e."collection" LIMIT 1)
      FROM known k WHERE k."value" IS NOT NULL)
    SELECT k."value" FROM known k WHERE EXISTS (SELECT 1 FROM unnest(${tops}::text[]) s
      WHERE k."value" = s OR starts_with(k."value", s || '/')) LIMIT ${mostValues + 1}`;
  if (found.length > mostValues) return null;
  return found.map(({ value }) => Prisma.sql`e."collection" = ${value}`);
}

async function withOperation(db: Db, operation: string): Promise<Candidates | null> {
  const known = await db.$queryRaw<{ value: string }[]>`
    WITH RECURSIVE known("value") AS (
      (SELECT "operation" FROM "AuditEntry" ORDER BY "operation" LIMIT 1)
      UNION ALL
      SELECT (SELECT e."operation" FROM "AuditEntry" e WHERE e."operation" > k."value" ORDER BY e."operation" LIMIT 1)
      FROM known k WHERE k."value" IS NOT NULL)
    SELECT k."value" FROM known k WHERE k."value" = ${operation} OR starts_with(k."value", ${`${operation}.`})
    LIMIT ${mostValues + 1}`;
  if (known.length > mostValues) return null;
  return known.map(({ value }) => Prisma.sql`e."operation" = ${value}`);
}

/**
 * The numbers of the first entries of the next candidates, the latest first, each once; and from which
 * number on these are all, null when there are no more.
 */
export async function readCandidates(
  db: Db,
  candidates: Candidates,
  { before, after, most }: { readonly before: bigint; readonly after: bigint; readonly most: number },
): Promise<{ readonly seqs: readonly bigint[]; readonly completeFrom: bigint | null }> {
  if (candidates.length === 0) return { seqs: [], completeFrom: null };
  const streams = candidates.map(
    (condition) => Prisma.sql`(SELECT e."firstSeq" FROM "AuditEntry" e
      WHERE ${condition} AND e."firstSeq" < ${before} AND e."firstSeq" > ${after}
      ORDER BY e."firstSeq" DESC LIMIT ${most})`,
  );
  const rows = await db.$queryRaw<{ firstSeq: bigint }[]>`
    SELECT c."firstSeq" FROM (${Prisma.join(streams, ' UNION ALL ')}) c ORDER BY 1 DESC LIMIT ${most}`;
  const seqs = [...new Set(rows.map(({ firstSeq }) => firstSeq))];
  return { seqs, completeFrom: rows.length < most ? null : (seqs.at(-1) ?? null) };
}
