import type { Call } from '@/gateway/call';
import { placeOfTracked } from '@/gateway/history/tracked-thing';
import { may } from '@/gateway/pipeline/rights';
import { knownPlaces } from '@/gateway/placements/known-places';
import { collectionsOfEvent } from '@/gateway/resolve/event-collections';
import { isEveryonesNetwork } from '@/gateway/resolve/predefined-network';
import { collectionsGranting } from '@/lib/access/access';
import { db } from '@/lib/db/client';
import { type EventKind, viewingOf } from '@/lib/docker-api/answers/events';
import { thingKinds } from '@/lib/docker-api/kinds/thing';

/** Which of the kept events are wanted; all of them where nothing is said. */
export interface EventFilter {
  readonly kind?: string | undefined;
  readonly action?: string | undefined;
  /** Part of a name, or what an id begins with. */
  readonly name?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly about?: EventsAbout | undefined;
}

/** What the events are about, or tell of besides. */
export interface EventsAbout {
  /** Numbers of the rows by which the things' history is kept. */
  readonly rows: readonly number[];
  /** Full ids of services whose tasks' containers are meant too. */
  readonly services: readonly string[];
}

/** Where the next page goes on: after this event. */
export interface EventCursor {
  readonly at: Date;
  readonly id: bigint;
}

interface TrackedRow {
  readonly engineId: string;
  readonly generation: string;
  readonly name: string;
  readonly serviceId: string;
  readonly path: string | null;
}

export interface StoredEvent {
  readonly id: bigint;
  readonly at: Date;
  readonly engineTime: bigint;
  readonly kind: EventKind;
  readonly action: string;
  readonly details: Readonly<Record<string, string>>;
  readonly thing: TrackedRow;
  /** The container that it also tells of. */
  readonly other: TrackedRow | null;
}

const atOnce = 200;
/** What nobody sees must not make one request read everything. */
const mostReads = 10;

/**
 * Kept events that the person may see now, the latest first, by the same decisions as those that they
 * could follow: on the thing, wherever it is or was last, and on the container that it also tells of.
 *
 * @returns with where to go on; null: there are no more
 */
export async function readEvents(
  call: Pick<Call, 'actor' | 'cluster' | 'door'>,
  filter: EventFilter,
  after: EventCursor | null,
  limit: number,
): Promise<{ events: StoredEvent[]; next: EventCursor | null }> {
  await knownPlaces.ready();
  const events: StoredEvent[] = [];
  let cursor = after;
  for (let reads = 0; reads < mostReads; reads++) {
    const rows = await readRows(call, filter, cursor);
    for (const row of rows) {
      cursor = { at: row.at, id: row.id };
      if (await isVisible(call, row)) events.push(row);
      if (events.length === limit) return { events, next: cursor };
    }
    if (rows.length < atOnce) return { events, next: null };
  }
  return { events, next: cursor };
}

async function isVisible(
  call: Pick<Call, 'actor' | 'cluster' | 'door'>,
  { kind, thing, other, details }: StoredEvent,
): Promise<boolean> {
  if (other && !seesPlace(call, 'container', other)) return false;
  if (kind === 'image') {
    // By the name that it got, where it is told: it may have another by now, which is another's.
    const places = await collectionsOfEvent(call, kind, thing.engineId, { name: details.name ?? thing.name });
    return places === 'everyone' || places.some((place) => may(call.actor, 'image.view', place));
  }
  return isEveryonesNetwork({ kind, name: thing.name }) || seesPlace(call, kind, thing);
}

function seesPlace(
  { actor, cluster }: Pick<Call, 'actor' | 'cluster'>,
  kind: Exclude<EventKind, 'image'>,
  { path, ...row }: TrackedRow,
): boolean {
  const place = placeOfTracked(cluster.id, kind, { ...row, collection: path === null ? null : { path } });
  return may(actor, viewingOf(kind), place);
}

/** What is far from the person's collections is left to the database; what is near is decided on after. */
function readRows(
  { actor, cluster }: Pick<Call, 'actor' | 'cluster'>,
  { kind, action, name, from, to, about }: EventFilter,
  after: EventCursor | null,
): Promise<StoredEvent[]> {
  const scopes = thingKinds.flatMap((each) =>
    collectionsGranting(actor.access, viewingOf(each), Date.now()).map((scope) => [each, scope] as const),
  );
  const { rows = [], services = [] } = about ?? {};
  const like = name === undefined ? null : name.toLowerCase();
  return db.$queryRaw`
    SELECT e."id", e."at", e."engineTime", e."kind", e."action", e."details",
      jsonb_build_object('engineId', r."engineId", 'generation', r."generation", 'name', r."name",
        'serviceId', r."serviceId", 'path', rc."path") AS "thing",
      CASE WHEN o."id" IS NOT NULL THEN jsonb_build_object('engineId', o."engineId", 'generation',
        o."generation", 'name', o."name", 'serviceId', o."serviceId", 'path', oc."path") END AS "other"
    FROM "EngineEvent" e
    JOIN "TrackedResource" r ON r."id" = e."resourceId"
    LEFT JOIN "Collection" rc ON rc."id" = r."collectionId"
    LEFT JOIN "TrackedResource" o ON o."id" = e."otherId"
    LEFT JOIN "Collection" oc ON oc."id" = o."collectionId"
    WHERE e."clusterId" = ${cluster.id}::uuid
      AND (${after === null} OR (e."at", e."id") < (${after?.at ?? new Date(0)}::timestamptz, ${after?.id ?? 0n}::bigint))
      AND (${kind ?? null}::text IS NULL OR e."kind" = ${kind ?? null})
      AND (${action ?? null}::text IS NULL OR e."action" = ${action ?? null}
        OR starts_with(e."action", ${action ?? null} || ':'))
      AND (${like}::text IS NULL OR strpos(lower(coalesce(e."details"->>'name', r."name")), ${like}) > 0 OR starts_with(r."engineId", ${like})
        OR strpos(lower(o."name"), ${like}) > 0)
      AND (${from ?? null}::timestamptz IS NULL OR e."at" >= ${from ?? null}::timestamptz)
      AND (${to ?? null}::timestamptz IS NULL OR e."at" < ${to ?? null}::timestamptz)
      AND (${about === undefined} OR e."resourceId" = ANY(${rows}::int[]) OR e."otherId" = ANY(${rows}::int[])
        OR (${services.length > 0} AND e."resourceId" IN (SELECT t."id" FROM "TrackedResource" t
          WHERE t."clusterId" = ${cluster.id}::uuid AND t."serviceId" = ANY(${services}::text[]))))
      AND (e."kind" IN ('image', 'network') OR EXISTS (
        SELECT 1 FROM unnest(${scopes.map(([each]) => each)}::text[], ${scopes.map(([, scope]) => scope)}::text[])
          AS s("kind", "path")
        WHERE s."kind" = e."kind" AND (s."path" = '/' OR coalesce(rc."path", '/') = s."path"
          OR starts_with(coalesce(rc."path", '/'), s."path" || '/'))))
    ORDER BY e."at" DESC, e."id" DESC LIMIT ${atOnce}`;
}
