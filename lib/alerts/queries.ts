import { ruleNames } from '@/lib/alerts/rules';
import type { AlertCounts, AlertFilter, AlertView } from '@/lib/alerts/schema';
import { type StoredAlert, viewAlert } from '@/lib/alerts/stored-alert';
import { visibleScope } from '@/lib/alerts/visible';
import { isUuid } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { makePage, type Page, pageBounds } from '@/lib/paging/page';
import { invalid, notFound } from '@/lib/problems/problem';
import { Prisma } from '@/prisma/generated/client';

/**
 * Alerts that fire or did, the latest first, of resources that the actor may see. An alert is where
 * its resource is placed now, and where it was last when that is gone.
 */
export async function listAlerts(
  actor: Actor,
  filter: Partial<AlertFilter> = {},
  db: Db = shared,
): Promise<Page<AlertView>> {
  const { take, after } = pageBounds(filter);
  const last = after === null ? null : positionOf(after);
  const { state = null, rule = null, severity = null, cluster = null, collection = null } = filter;
  const { acknowledged = null, silenced = null, text = null } = filter;
  const rows = await db.$queryRaw<StoredAlert[]>`
    ${visibleAlerts(actor)}
      AND (${state}::text IS NULL OR a."state"::text = ${state})
      AND (${rule}::text IS NULL OR a."rule" = ${rule})
      AND (${severity}::text IS NULL OR a."severity"::text = ${severity})
      AND (${cluster}::text IS NULL OR coalesce(cl."name", a."clusterName") = ${cluster})
      AND (${collection}::text IS NULL OR ${collection} = '/' OR e."collection" = ${collection}
        OR starts_with(e."collection", ${collection} || '/'))
      AND (${acknowledged}::boolean IS NULL OR (a."acknowledgedAt" IS NOT NULL) = ${acknowledged})
      AND (${silenced}::boolean IS NULL OR coalesce(a."silencedUntil" > now(), false) = ${silenced})
      AND (${text}::text IS NULL OR strpos(lower(a."message"), lower(${text})) > 0
        OR strpos(lower(a."resourceName"), lower(${text})) > 0)
      AND (${last?.at ?? null}::timestamptz IS NULL
        OR (a."firedAt", a."id") < (${last?.at ?? null}::timestamptz, ${last?.id ?? null}::uuid))
    ORDER BY a."firedAt" DESC, a."id" DESC LIMIT ${take}`;
  return makePage(
    rows,
    take,
    ({ firedAt, id }) => `${firedAt.toISOString()} ${id}`,
    (row) => viewAlert(actor, row),
  );
}

/** @throws Problem 404 for one that the actor may not see */
export async function getAlert(actor: Actor, id: string, db: Db = shared): Promise<AlertView> {
  const [row] = await db.$queryRaw<StoredAlert[]>`${visibleAlerts(actor)} AND a."id" = ${id}::uuid`;
  if (!row) throw notFound('such alert');
  return viewAlert(actor, row);
}

/** How many fire of those that the actor may see. */
export async function countAlerts(actor: Actor, db: Db = shared): Promise<AlertCounts> {
  const [row] = await db.$queryRaw<AlertCounts[]>`
    SELECT count(*)::int AS "firing",
      (count(*) FILTER (WHERE v."severity" = 'critical'))::int AS "critical",
      (count(*) FILTER (WHERE v."acknowledgedAt" IS NULL AND coalesce(v."silencedUntil" <= now(), true)))::int AS "waiting"
    FROM (${visibleAlerts(actor)} AND a."state" = 'firing') v`;
  return row ?? { firing: 0, critical: 0, waiting: 0 };
}

/** The alerts' query up to its conditions, for everybody. */
export const everyAlert = Prisma.sql`
  SELECT a."id", a."rule", a."severity"::text AS "severity", a."state"::text AS "state",
    coalesce(cl."name", a."clusterName") AS "cluster", a."resourceKind", a."resourceId", a."resourceName",
    e."collection", a."ownerId", a."message", a."advice", a."firedAt", a."resolvedAt",
    a."acknowledgedAt", a."acknowledgedBy", a."note", a."silencedUntil", a."silencedBy"
  FROM "Alert" a
  LEFT JOIN "Cluster" cl ON cl."id" = a."clusterId"
  LEFT JOIN "Collection" c ON c."id" = a."collectionId"
  LEFT JOIN LATERAL (
    SELECT pc."path" FROM "Placement" p JOIN "Collection" pc ON pc."id" = p."collectionId"
    WHERE p."clusterId" = a."clusterId" AND p."engineId" = a."resourceId" AND p."generation" = ''
      AND p."kind" = CASE WHEN a."resourceKind" IN ('node', 'service', 'container')
        THEN a."resourceKind"::"ResourceKind" END
  ) now_in ON true
  CROSS JOIN LATERAL (SELECT coalesce(now_in."path", c."path", '/') AS "collection") e
  WHERE a."firedAt" IS NOT NULL AND a."rule" = ANY(${[...ruleNames]}::text[])`;

function visibleAlerts(actor: Actor): Prisma.Sql {
  const { kinds, collections } = visibleScope(actor, Date.now());
  return Prisma.sql`${everyAlert}
    AND (a."ownerId" = ${actor.viewing ? null : actor.userId}::uuid OR EXISTS (
      SELECT 1 FROM unnest(${kinds}::text[], ${collections}::text[]) AS s("kind", "path")
      WHERE s."kind" = a."resourceKind"
        AND (s."path" = '/' OR e."collection" = s."path" OR starts_with(e."collection", s."path" || '/'))))`;
}

function positionOf(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = cursor.split(' ');
  if (Number.isNaN(Date.parse(at)) || !isUuid(id))
    throw invalid('query.cursor', 'This is no cursor of this list');
  return { at, id };
}
