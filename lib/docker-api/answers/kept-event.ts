import { type EventKind, eventSubject } from '@/lib/docker-api/answers/events';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/** What is kept of an engine's event. */
export interface KeptEvent {
  readonly kind: EventKind;
  readonly id: string;
  /** As the event gives it; "" where it gives none. */
  readonly name: string;
  readonly action: string;
  /** Nanoseconds since the epoch by the engine's clock. */
  readonly engineTime: bigint;
  /** The container that the event of a network or volume also tells of. */
  readonly containerId: string | null;
  /** What people want to know besides; no labels, no command lines. */
  readonly details: Readonly<Record<string, string>>;
}

/** Health checks and glances into a container: many, and they change nothing. */
const passing: ReadonlySet<string> = new Set(['top', 'resize', 'archive-path', 'extract-to-dir', 'copy']);

const telling =
  /^(?:image|exitCode|signal|driver|type|destination|(?:availability|state|role|leader|reachability|updatestate|replicas)\.(?:new|old))$/;
const longest = 300;

/** Null for what is not kept: what changes nothing, and what is of no kind that is known here. */
export function keptEvent(event: JsonObject): KeptEvent | null {
  const subject = eventSubject(event);
  const action = asText(event.Action);
  const engineTime = nanoseconds(event);
  if (subject === null || engineTime === null || action === '') return null;
  if (passing.has(action) || action.startsWith('exec_')) return null;
  const attributes = asObject(asObject(event.Actor).Attributes);
  const name = storable(subject.kind === 'volume' ? subject.id : asText(attributes.name));
  const details: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) {
    const text = storable(asText(value));
    if (telling.test(key) && text !== '') details[key] = text;
  }
  // An image has several, and each is its owner's: which of them it got is decided on by itself.
  if (subject.kind === 'image' && isImageId(subject.id) && !isImageId(name) && name !== '')
    details.name = name;
  return {
    kind: subject.kind,
    id: subject.id,
    name,
    action: storable(action),
    engineTime,
    containerId: subject.containerId,
    details,
  };
}

/** Else an event names the image as whoever acted did, which is more than its `name` tells. */
export function isImageId(text: string): boolean {
  return /^(?:sha256:)?[0-9a-f]{64}$/.test(text);
}

/** As a database takes it. */
function storable(text: string): string {
  return text.slice(0, longest).toWellFormed().replaceAll('\0', '');
}

function nanoseconds({ timeNano, time }: JsonObject): bigint | null {
  if (typeof timeNano === 'bigint') return timeNano;
  if (typeof timeNano === 'number' && timeNano > 0) return BigInt(Math.round(timeNano));
  return typeof time === 'number' && time > 0 ? BigInt(time) * 1_000_000_000n : null;
}
