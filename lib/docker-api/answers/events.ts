import type { Operation } from '@/lib/access/operations';
import { asObject, asText, pick } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { isThingKind, kinds } from '@/lib/docker-api/kinds/kinds';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';

export type EventKind = ThingKind | 'image';

/** The right to learn of what happens to something of the kind. */
export function viewingOf(kind: EventKind): Operation {
  return kind === 'image' ? 'image.view' : kinds[kind].viewing;
}

/** What an event is about. For an image the id may be a name (pull, tag). */
export interface EventSubject {
  readonly kind: EventKind;
  readonly id: string;
  /** The container that a network or volume event also tells of. */
  readonly containerId: string | null;
}

/** Null for events of the daemon, of plugins, and of kinds that are not known here. */
export function eventSubject(event: JsonObject): EventSubject | null {
  const actor = asObject(event.Actor);
  const id = asText(actor.ID);
  const kind = asText(event.Type);
  if (!isEventKind(kind) || id === '') return null;
  const container = asText(asObject(actor.Attributes).container);
  return { kind, id, containerId: kind === 'container' || container === '' ? null : container };
}

/**
 * An event of `GET /events` that the person may see, or null. Both the thing and the container that
 * its event tells of must be visible. Of an exec only that there was one: its command line and id
 * belong to the person who ran it.
 */
export function filterEvent(
  event: JsonObject,
  sees: (kind: EventKind, id: string) => boolean,
): JsonObject | null {
  const subject = eventSubject(event);
  if (subject === null || !sees(subject.kind, subject.id)) return null;
  if (subject.containerId !== null && !sees('container', subject.containerId)) return null;
  const actor = asObject(event.Actor);
  const attributes = asObject(actor.Attributes);
  const shown = Object.keys(attributes).filter((name) => name !== 'execID');
  const action = withoutCommand(asText(event.Action));
  return {
    ...pick(event, ['id', 'from', 'Type', 'scope', 'time', 'timeNano']),
    ...('status' in event ? { status: withoutCommand(asText(event.status)) } : {}),
    Action: action,
    Actor: { ID: subject.id, Attributes: pick(attributes, shown) },
  };
}

/** "exec_create: sh -c …" without what follows the colon; "health_status: healthy" stays whole. */
function withoutCommand(action: string): string {
  return /^exec_[a-z]+(?=:)/.exec(action)?.[0] ?? action;
}

function isEventKind(kind: string): kind is EventKind {
  return kind === 'image' || isThingKind(kind);
}
