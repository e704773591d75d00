import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { EngineClock } from '@/gateway/inventory/engine-clock';
import { objectOf } from '@/gateway/inventory/engine-object';
import { Item } from '@/gateway/inventory/item';
import { ListedStatus } from '@/gateway/inventory/listed-status';
import { asText } from '@/lib/docker-api/answers/fields';
import { type ItemKind, itemLists } from '@/lib/docker-api/kinds/item-kinds';
import { serialise } from '@/lib/docker-api/serialise';
import { memberRange, splitList } from '@/lib/docker-api/split-list';

export interface Reading<K extends ItemKind> {
  readonly known: ReadonlyMap<string, Item<K>>;
  readonly clock: EngineClock;
  /** Whether those that are listed may have started or ended since they were last. */
  readonly mayBeOthers: boolean;
}

/**
 * The items of an engine's answer, in its order. Those that are known and did not change stay what
 * they were.
 *
 * @throws EngineUnreachable when it is no list of such items
 */
export function readItems<K extends ItemKind>(kind: K, answer: Buffer, reading: Reading<K>): Item<K>[] {
  return textsOf(kind, answer).map((text) => {
    const before = reading.known.get(idAtBeginning(text));
    if (before && isSame(before, text, reading.mayBeOthers)) return before;
    return readItem(kind, text, reading);
  });
}

/** Where the text of the status is in the JSON of a container, between its quotes; null: it has none. */
export function statusRange(text: Buffer): readonly [number, number] | null {
  const range = memberRange(text, 'Status');
  if (range === null || text[range[0]] !== quote) return null;
  return [range[0] + 1, range[1] - 1];
}

const quote = 0x22;

function readItem<K extends ItemKind>(kind: K, text: Buffer, { known, clock }: Reading<K>): Item<K> {
  const { read, nameOf } = itemLists[kind];
  const item = objectOf(text);
  const thing = read(item);
  const { id } = thing;
  if (id === '') throw new EngineUnreachable(`it lists a ${kind} without an id`);
  const common = { id, name: nameOf(thing), thing };
  const range = kind === 'container' ? statusRange(text) : null;
  // Buffers of their own: a part would keep the whole answer in memory.
  if (range === null) return new Item({ ...common, bytes: copied([text]) });
  return new Item({
    ...common,
    bytes: copied([text.subarray(0, range[0]), text.subarray(range[1])]),
    status: new ListedStatus(asText(item.Status), clock, known.get(id)?.status),
    statusAt: range[0],
    created: typeof item.Created === 'number' ? item.Created : 0,
  });
}

function isSame(before: Item, text: Buffer, mayBeOther: boolean): boolean {
  const { status, statusAt, bytes } = before;
  if (status === null) return bytes.equals(text);
  const range = statusRange(text);
  if (range === null) return false;
  const [start, end] = range;
  const isSameAround =
    start === statusAt &&
    text.length - end === bytes.length - start &&
    bytes.compare(text, 0, start, 0, start) === 0 &&
    bytes.compare(text, end, text.length, start, bytes.length) === 0;
  return isSameAround && status.takeAgain(text.toString('utf8', start, end), mayBeOther);
}

function textsOf(kind: ItemKind, answer: Buffer): readonly Buffer[] {
  const { member } = itemLists[kind];
  if (member === null) {
    const texts = splitList(answer);
    if (texts === null) throw new EngineUnreachable(`it answers with no list of ${kind}s`);
    return texts;
  }
  const list = objectOf(answer)[member];
  if (list === null) return [];
  if (!Array.isArray(list)) throw new EngineUnreachable(`it answers with no list of ${kind}s`);
  return list.map(serialise);
}

function copied(parts: readonly Buffer[]): Buffer {
  const whole = Buffer.allocUnsafeSlow(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) at += part.copy(whole, at);
  return whole;
}

const beginsWithId = /^\{"I[dD]":"([0-9a-z]{1,64})"/;

/** Most kinds are listed with their ids first: enough to know which one it is. */
function idAtBeginning(text: Buffer): string {
  return beginsWithId.exec(text.toString('latin1', 0, 80))?.[1] ?? '';
}
