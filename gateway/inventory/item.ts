import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { isRefusal } from '@/lib/docker-api/errors';
import { isJsonObject, type JsonObject } from '@/lib/docker-api/json';
import { type ItemKind, itemLists, type ThingOf } from '@/lib/docker-api/kinds/item-kinds';
import { serialise } from '@/lib/docker-api/serialise';
import { splitList } from '@/lib/docker-api/split-list';
import { readEngineJson } from '@/lib/docker-api/strict-json';

/** One item of an engine's list, as it was last heard of. It never changes: a changed one is another. */
export class Item<K extends ItemKind = ItemKind> {
  readonly id: string;
  readonly name: string;
  /** What resolving and placing need to know. */
  readonly thing: ThingOf<K>;
  /** The engine's own JSON. */
  readonly bytes: Buffer;

  constructor(id: string, name: string, thing: ThingOf<K>, bytes: Buffer) {
    this.id = id;
    this.name = name;
    this.thing = thing;
    this.bytes = bytes;
  }

  /** As the engine's list gives it. Read anew each time: keep what you need of it. */
  get item(): JsonObject {
    return objectOf(this.bytes);
  }
}

/**
 * The items of an engine's answer, in its order. Those that are known and did not change stay what
 * they were.
 *
 * @throws EngineUnreachable when it is no list of such items
 */
export function itemsOf<K extends ItemKind>(
  kind: K,
  answer: Buffer,
  known: ReadonlyMap<string, Item<K>>,
): Item<K>[] {
  return textsOf(kind, answer).map((text) => {
    const before = known.get(idAtBeginning(text));
    return before?.bytes.equals(text) ? before : readItem(kind, text);
  });
}

function readItem<K extends ItemKind>(kind: K, text: Buffer): Item<K> {
  const { read, nameOf } = itemLists[kind];
  const thing = read(objectOf(text));
  if (thing.id === '') throw new EngineUnreachable(`it lists a ${kind} without an id`);
  // A buffer of its own: a part would keep the whole answer in memory.
  const bytes = Buffer.allocUnsafeSlow(text.length);
  text.copy(bytes);
  return new Item(thing.id, nameOf(thing), thing, bytes);
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

function objectOf(text: Buffer): JsonObject {
  const read = readEngineJson(text);
  if (isRefusal(read)) throw new EngineUnreachable(read.message);
  if (!isJsonObject(read.value)) throw new EngineUnreachable('it lists what is no object');
  return read.value;
}

const beginsWithId = /^\{"I[dD]":"([0-9a-z]{1,64})"/;

/** Most kinds are listed with their ids first: enough to know which one it is. */
function idAtBeginning(text: Buffer): string {
  return beginsWithId.exec(text.toString('latin1', 0, 80))?.[1] ?? '';
}
