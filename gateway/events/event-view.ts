import type { EventCursor, StoredEvent } from '@/gateway/events/read-events';
import { isImageId } from '@/lib/docker-api/answers/kept-event';

/** A kept event as it is answered. */
export function eventView({ id, at, engineTime, kind, action, details, thing, other }: StoredEvent) {
  const engineMs = Number(engineTime / 1_000_000n);
  return {
    id: String(id),
    at: at.toISOString(),
    /** Where its clock said something else. */
    engineAt: Math.abs(engineMs - at.getTime()) > 1 ? new Date(engineMs).toISOString() : null,
    kind,
    action,
    resource: { kind, id: thing.engineId, name: kind === 'image' ? imageName(thing, details) : thing.name },
    container: other && { kind: 'container', id: other.engineId, name: other.name },
    details,
  };
}

/** The name that the event is about: others of the same image may be hidden from who sees it. */
function imageName({ engineId, name }: StoredEvent['thing'], details: StoredEvent['details']): string {
  return isImageId(engineId) ? (details.name ?? name) : engineId;
}

export function writeCursor(cursor: EventCursor | null): string | null {
  return cursor && `${cursor.at.getTime()}-${cursor.id}`;
}

/** Null where there is none, or what is none. */
export function readCursor(text: string | undefined): EventCursor | null {
  const [, at, id] = /^(\d{1,15})-(\d{1,18})$/.exec(text ?? '') ?? [];
  return at === undefined || id === undefined ? null : { at: new Date(Number(at)), id: BigInt(id) };
}
