import type { TrackedResources } from '@/gateway/history/tracked-resources';
import { db } from '@/lib/db/client';
import type { KeptEvent } from '@/lib/docker-api/answers/kept-event';

/**
 * Adds events to those that are kept of a cluster. One that is kept already, by this gateway or by
 * another, changes nothing.
 *
 * @param skewMs how far the engine's clock is ahead of ours
 */
export async function writeEvents(
  clusterId: string,
  tracked: TrackedResources,
  events: readonly KeptEvent[],
  skewMs: number,
): Promise<void> {
  if (events.length === 0) return;
  const containers = events.map(({ containerId }) => containerId);
  const things = [
    ...events.map(({ kind, id, name }) => ({ kind, engineId: id, name, serviceId: '' })),
    ...containers.flatMap((id) =>
      id === null ? [] : [{ kind: 'container', engineId: id, name: '', serviceId: '' }],
    ),
  ];
  const ids = await tracked.idsOf(things);
  const others = ids.slice(events.length);
  const otherIds = containers.map((id) => (id === null ? null : (others.shift() ?? null)));
  const now = Date.now();
  await db.$executeRaw`
    INSERT INTO "EngineEvent"
      ("clusterId", "engineTime", "at", "kind", "action", "resourceId", "otherId", "details")
    SELECT ${clusterId}::uuid, w."engineTime", w."at", w."kind", w."action", w."resourceId", w."otherId", w."details"::jsonb
    FROM unnest(
      ${events.map(({ engineTime }) => engineTime)}::bigint[],
      ${events.map(({ engineTime }) => new Date(Math.min(now, Number(engineTime / 1_000_000n) - skewMs)))}::timestamptz[],
      ${events.map(({ kind }) => kind)}::text[], ${events.map(({ action }) => action)}::text[],
      ${ids.slice(0, events.length)}::int[], ${otherIds}::int[],
      ${events.map(({ details }) => JSON.stringify(details))}::text[]
    ) AS w("engineTime", "at", "kind", "action", "resourceId", "otherId", "details")
    ON CONFLICT DO NOTHING`;
}
