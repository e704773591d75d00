import { collectionsGranting } from '@/lib/access/access';
import type { AuditFilter, AuditRecord } from '@/lib/audit/schema';
import { mergeEntries, type StoredPair } from '@/lib/audit/stored-entry';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { makePage, type Page, pageBounds } from '@/lib/paging/page';
import { invalid } from '@/lib/problems/problem';

/** One thing of one cluster, as entries name it. */
export interface AuditedThing {
  readonly cluster: string;
  readonly kind: string;
  readonly id: string;
}

/** What happened to one thing: what `listAudit` tells of it, and whatever the actor did to it. */
export function listAuditOf(
  actor: Actor,
  about: AuditedThing,
  filter: Partial<AuditFilter> = {},
): Promise<Page<AuditRecord>> {
  return list(actor, filter, shared, about);
}

/**
 * What happened, the latest first: intents with their outcomes, changes of our own records, and
 * refusals, on collections where the actor holds audit.view. What was on no collection counts as "/".
 */
export function listAudit(
  actor: Actor,
  filter: Partial<AuditFilter> = {},
  db: Db = shared,
): Promise<Page<AuditRecord>> {
  return list(actor, filter, db, null);
}

async function list(
  actor: Actor,
  filter: Partial<AuditFilter>,
  db: Db,
  about: AuditedThing | null,
): Promise<Page<AuditRecord>> {
  const scope = collectionsGranting(actor.access, 'audit.view', Date.now());
  const own = about === null ? null : actor.username;
  if (scope.length === 0 && own === null) return { items: [], nextCursor: null };
  const { take, after } = pageBounds(filter);
  const { collection = null, cluster = null, resource = null, outcome = null } = filter;
  const { actor: who = null, operation = null, since = null, until = null, text = null } = filter;
  const rows = await db.$queryRaw<StoredPair[]>`
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
    WHERE NOT (f."phase" = 'outcome' AND EXISTS (
        SELECT 1 FROM "AuditEntry" i WHERE i."correlationId" = f."correlationId" AND i."phase" = 'intent'))
      AND (f."actor" = ${own}::text OR EXISTS (SELECT 1 FROM unnest(${scope}::text[]) s
        WHERE s = '/' OR e."collection" = s OR starts_with(e."collection", s || '/')))
      AND (${about === null} OR f."correlationId" IN (SELECT t."correlationId" FROM "AuditEntry" t
        WHERE t."resourceId" = ${about?.id ?? ''} AND t."resourceKind" = ${about?.kind ?? ''}
          AND t."cluster" = ${about?.cluster ?? ''}))
      AND (${seqOf(after)}::bigint IS NULL OR f."seq" < ${seqOf(after)}::bigint)
      AND (${who}::text IS NULL OR f."actor" = ${who})
      AND (${operation}::text IS NULL OR f."operation" = ${operation} OR starts_with(f."operation", ${operation} || '.'))
      AND (${collection}::text IS NULL OR ${collection} = '/' OR e."collection" = ${collection}
        OR starts_with(e."collection", ${collection} || '/'))
      AND (${cluster}::text IS NULL OR f."cluster" = ${cluster})
      AND (${resource}::text IS NULL OR ${resource} = ANY(e."names")
        OR EXISTS (SELECT 1 FROM unnest(e."ids") id WHERE starts_with(id, ${resource})))
      AND (${outcome}::text IS NULL OR e."outcome" = ${outcome})
      AND (${since}::timestamptz IS NULL OR f."at" >= ${since}::timestamptz)
      AND (${until}::timestamptz IS NULL OR f."at" < ${until}::timestamptz)
      AND (${text}::text IS NULL OR strpos(lower(f."canonical"), lower(${text})) > 0
        OR strpos(lower(coalesce(l."canonical", '')), lower(${text})) > 0)
    ORDER BY f."seq" DESC LIMIT ${take}`;
  return makePage(rows, take, ({ seq }) => String(seq), mergeEntries);
}

function seqOf(cursor: string | null): bigint | null {
  if (cursor === null) return null;
  if (!/^\d{1,18}$/.test(cursor)) throw invalid('query.cursor', 'This is no cursor of this list');
  return BigInt(cursor);
}
