import type { Call } from '@/gateway/call';
import type { LineReader } from '@/gateway/events/merged-lines';
import { may } from '@/gateway/pipeline/rights';
import { collectionsOfEvent } from '@/gateway/resolve/event-collections';
import { visibleThings } from '@/gateway/resolve/resolve-thing';
import type { Actor } from '@/lib/auth/actor';
import { type EventKind, eventSubject, filterEvent, viewingOf } from '@/lib/docker-api/answers/events';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { isRefusal } from '@/lib/docker-api/errors';
import type { JsonObject } from '@/lib/docker-api/json';
import { serialise } from '@/lib/docker-api/serialise';
import { readEngineJson } from '@/lib/docker-api/strict-json';

export interface EventOrigin {
  /** At the engine that tells. */
  readonly at: Call;
  /** Whoever reads it, with what they may do now. */
  readonly reader: () => Actor;
  /** Every manager tells of what happens in the Swarm, and it shall be heard once. */
  readonly isAddressed: boolean;
  /** Others tell too: each event says on which node it was, to who may see that. */
  readonly isOneOfMany: boolean;
}

/** Reads the events of one engine: what of each its reader may know, or nothing. */
export function eventsOfEngine({ at, reader, isAddressed, isOneOfMany }: EventOrigin): LineReader {
  return async (line) => {
    const read = readEngineJson(line);
    if (isRefusal(read)) return null;
    const event = asObject(read.value);
    if (!isAddressed && asText(event.scope) !== 'local') return null;
    const visible = await visibleSubjects(at, reader, event);
    const passed = filterEvent(event, (kind, id) => visible.has(`${kind} ${id}`));
    if (passed === null) return null;
    const isLocal = asText(event.scope) === 'local';
    const shown = isOneOfMany && isLocal ? await withNode(at, reader(), passed) : passed;
    return { atNanos: nanosOf(event), bytes: Buffer.concat([serialise(shown), Buffer.from('\n')]) };
  };
}

/** Those of the things that an event tells of which its reader may see now. */
async function visibleSubjects(call: Call, reader: () => Actor, event: JsonObject): Promise<Set<string>> {
  const subject = eventSubject(event);
  const visible = new Set<string>();
  if (subject === null) return visible;
  const look = async (kind: EventKind, id: string, attributes: JsonObject) => {
    const collections = await collectionsOfEvent(call, kind, id, attributes);
    const isVisible =
      collections === 'everyone' ||
      collections.some((collection) => may(reader(), viewingOf(kind), collection));
    if (isVisible) visible.add(`${kind} ${id}`);
  };
  await look(subject.kind, subject.id, asObject(asObject(event.Actor).Attributes));
  if (subject.containerId !== null) await look('container', subject.containerId, {});
  return visible;
}

/** In the attributes that Docker's own clusters of several engines had for it. */
async function withNode({ cluster }: Call, actor: Actor, event: JsonObject): Promise<JsonObject> {
  const { nodeId, hostname } = cluster.member.condition;
  if (nodeId === '') return event;
  const isSeen = (await visibleThings({ actor, cluster }, 'node')).some(({ id }) => id === nodeId);
  if (!isSeen) return event;
  const told = asObject(event.Actor);
  const Attributes = { ...asObject(told.Attributes), 'node.id': nodeId, 'node.name': hostname };
  return { ...event, Actor: { ...told, Attributes } };
}

/** Numbers above 2^53 are kept as they are written. */
function nanosOf({ timeNano }: JsonObject): bigint {
  return BigInt(/^\d{1,19}$/.exec(String(timeNano))?.[0] ?? 0);
}
