import type { AuditedThings } from '@/lib/audit/audited-things';
import { type Candidates, candidatesOf, readCandidates } from '@/lib/audit/candidates';
import { type AuditScope, entryConditions } from '@/lib/audit/entry-conditions';
import { holdsText } from '@/lib/audit/holds-text';
import type { AuditCriteria } from '@/lib/audit/schema';
import type { StoredPair } from '@/lib/audit/stored-entry';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/prisma/generated/client';

/** What is looked for, and among which entries. */
export interface PairQuery {
  readonly scope: AuditScope;
  readonly criteria: AuditCriteria;
  readonly about: AuditedThings | null;
  /** Entries before this number; null: from the last on. */
  readonly before: bigint | null;
  /** Entries after this number. */
  readonly after: bigint;
  readonly take: number;
}

export interface FoundPairs {
  readonly pairs: StoredPair[];
  /** Everything from this number on was looked at; null: everything there is. */
  readonly lookedBackTo: bigint | null;
}

/**
 * One look takes so long at most (plus the step that it is in): a rare word in a long log is found in
 * several, each of which says how far it came.
 */
const budgetMs = 120;
/** A step that was quick is followed by a larger one. */
const quickMs = 40;
const firstStep = 1_000;
const largestStep = 32_000;

/**
 * The latest first. Where an index narrows down what is looked for, it goes from candidate to candidate;
 * else back through the whole log.
 */
export async function readPairs(db: Db, query: PairQuery): Promise<FoundPairs> {
  const startedAt = Date.now();
  const [bounds, candidates] = await Promise.all([boundsOf(db, query), candidatesOf(db, query)]);
  const pairs: StoredPair[] = [];
  let before = bounds.before;
  let most = firstStep;
  while (before > bounds.after + 1n) {
    const stepStartedAt = Date.now();
    const step = await nextStep(db, query, candidates, { before, after: bounds.after, most });
    pairs.push(...(await readFirst(db, query, step.among, query.take - pairs.length)));
    if (pairs.length >= query.take) return { pairs, lookedBackTo: pairs.at(-1)?.seq ?? null };
    if (step.completeFrom === null) return { pairs, lookedBackTo: null };
    before = step.completeFrom;
    if (Date.now() - startedAt > budgetMs) break;
    if (Date.now() - stepStartedAt < quickMs) most = Math.min(most * 4, largestStep);
  }
  return { pairs, lookedBackTo: before > bounds.after + 1n ? before : null };
}

interface Step {
  /** Which first entries are looked at. */
  readonly among: Prisma.Sql;
  /** From this number on all were looked at; null: all there are. */
  readonly completeFrom: bigint | null;
}

async function nextStep(
  db: Db,
  { criteria: { text } }: PairQuery,
  candidates: Candidates | null,
  { before, after, most }: { readonly before: bigint; readonly after: bigint; readonly most: number },
): Promise<Step> {
  if (candidates === null) {
    const from = larger(before - BigInt(most), after + 1n);
    const completeFrom = from > after + 1n ? from : null;
    if (text !== undefined) return { among: oneOf(await withText(db, text, { from, before })), completeFrom };
    return { among: Prisma.sql`f."seq" >= ${from} AND f."seq" < ${before}`, completeFrom };
  }
  const { seqs, completeFrom } = await readCandidates(db, candidates, { before, after, most });
  return { among: oneOf(seqs), completeFrom };
}

function oneOf(seqs: readonly bigint[]): Prisma.Sql {
  return Prisma.sql`f."seq" = ANY(${seqs.map(String)}::bigint[])`;
}

/** First entries of what holds the text in any of its entries: each entry is read once, one after the other. */
async function withText(
  db: Db,
  text: string,
  { from, before }: { readonly from: bigint; readonly before: bigint },
): Promise<bigint[]> {
  const rows = await db.$queryRaw<{ firstSeq: bigint }[]>`
    SELECT DISTINCT e."firstSeq" FROM "AuditEntry" e
    WHERE e."firstSeq" >= ${from} AND e."firstSeq" < ${before} AND ${holdsText('e."canonical"', text)}`;
  return rows.map(({ firstSeq }) => firstSeq);
}

function readFirst(
  db: Db,
  { scope, criteria, about }: PairQuery,
  among: Prisma.Sql,
  take: number,
): Promise<StoredPair[]> {
  return db.$queryRaw<StoredPair[]>`
    SELECT f."seq", f."phase"::text AS "phase", f."canonical" AS "first", l."canonical" AS "last"
    FROM "AuditEntry" f
    LEFT JOIN LATERAL (
      SELECT o."canonical", o."outcome", o."collection", o."resourceId", o."resourceName" FROM "AuditEntry" o
      WHERE f."phase" = 'intent' AND o."correlationId" = f."correlationId" AND o."phase" = 'outcome'
      ORDER BY o."seq" DESC LIMIT 1
    ) l ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(nullif(l."collection", ''), nullif(f."collection", ''), '/') AS "collection",
        CASE WHEN f."phase" = 'intent' THEN coalesce(l."outcome", 'pending') ELSE f."outcome" END AS "outcome",
        ARRAY[f."resourceKind", f."resourceName", coalesce(l."resourceName", '')] AS "names",
        ARRAY[f."resourceId", coalesce(l."resourceId", '')] AS "ids"
    ) AS e
    WHERE ${among} AND ${entryConditions(scope, criteria, about)}
    ORDER BY f."seq" DESC LIMIT ${take}`;
}

/** Clocks of several machines differ: entries are in the order of their numbers, and nearly of their times. */
const clocksDiffer = "interval '10 minutes'";

/** Between which entries all that is looked for must be. */
async function boundsOf(db: Db, query: PairQuery): Promise<{ after: bigint; before: bigint }> {
  const { since = null, until = null } = query.criteria;
  const [row] = await db.$queryRaw<
    { last: bigint; oldest: bigint; since: bigint | null; until: bigint | null }[]
  >`
    SELECT (SELECT "seq" FROM "AuditHead") AS "last",
      coalesce((SELECT min("seq") FROM "AuditEntry"), 1) AS "oldest",
      ${
        since === null
          ? Prisma.sql`NULL::bigint`
          : Prisma.sql`coalesce((SELECT "seq" FROM "AuditEntry"
        WHERE "at" >= ${since}::timestamptz - ${Prisma.raw(clocksDiffer)} ORDER BY "at" LIMIT 1),
        (SELECT "seq" FROM "AuditHead"))`
      } AS "since",
      ${
        until === null
          ? Prisma.sql`NULL::bigint`
          : Prisma.sql`(SELECT "seq" FROM "AuditEntry"
        WHERE "at" >= ${until}::timestamptz + ${Prisma.raw(clocksDiffer)} ORDER BY "at" LIMIT 1)`
      } AS "until"`;
  const { last = 0n, oldest = 1n } = row ?? {};
  return {
    after: larger(larger(query.after, oldest - 1n), (row?.since ?? 1n) - 1n),
    before: smaller(smaller(query.before ?? last + 1n, last + 1n), row?.until ?? last + 1n),
  };
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
