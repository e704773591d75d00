import type { EventCursor, StoredEvent } from '@/gateway/events/read-events';

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
    // Other names of an image may be hidden from who sees this one.
    resource: { kind, id: thing.engineId, name: (kind === 'image' && details.name) || thing.name },
    container: other && { kind: 'container', id: other.engineId, name: other.name },
    details,
  };
}

export function writeCursor(cursor: EventCursor | null): string | null {
  return cursor && `${cursor.at.getTime()}-${cursor.id}`;
}

/** Null where there is none, or what is none. */
export function readCursor(text: string | undefined): EventCursor | null {
  const [, at, id] = /^(\d{1,15})-(\d{1,18})$/.exec(text ?? '') ?? [];
  return at === undefined || id === undefined ? null : { at: new Date(Number(at)), id: BigInt(id) };
}
