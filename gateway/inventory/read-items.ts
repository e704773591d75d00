import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { EngineClock } from '@/gateway/inventory/engine-clock';
import { objectOf } from '@/gateway/inventory/engine-object';
import { Item } from '@/gateway/inventory/item';
import { ListedStatus } from '@/gateway/inventory/listed-status';
import { ShownItem, statusRange } from '@/gateway/inventory/shown-item';
import { asText } from '@/lib/docker-api/answers/fields';
import { type ItemKind, itemLists } from '@/lib/docker-api/kinds/item-kinds';
import { serialise } from '@/lib/docker-api/serialise';
import { splitList } from '@/lib/docker-api/split-list';

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
  return textsOf(kind, answer).map((text) => readListed(kind, text, reading));
}

/** The same of one item's text, of which nothing is kept. */
export function readListed<K extends ItemKind>(kind: K, text: Buffer, reading: Reading<K>): Item<K> {
  const before = reading.known.get(idAtBeginning(text));
  if (before && isSame(before, text, reading.mayBeOthers)) return before;
  return readItem(kind, text, reading);
}

export function noListOf(kind: ItemKind): EngineUnreachable {
  return new EngineUnreachable(`it answers with no list of ${kind}s`);
}

function readItem<K extends ItemKind>(kind: K, text: Buffer, { known, clock }: Reading<K>): Item<K> {
  const { read, nameOf } = itemLists[kind];
  const item = objectOf(text);
  const thing = read(item);
  const { id } = thing;
  if (id === '') throw new EngineUnreachable(`it lists a ${kind} without an id`);
  const common = { id, name: nameOf(thing), thing };
  const range = kind === 'container' ? statusRange(text) : null;
  // Bytes of its own: a part would keep the whole answer in memory.
  const bytes = Buffer.allocUnsafeSlow(text.length);
  text.copy(bytes);
  if (range === null) return new Item({ ...common, shown: new ShownItem(bytes) });
  return new Item({
    ...common,
    shown: new ShownItem(bytes, range),
    status: new ListedStatus(asText(item.Status), clock, known.get(id)?.status),
    created: typeof item.Created === 'number' ? item.Created : 0,
  });
}

function isSame({ status, shown }: Item, text: Buffer, mayBeOther: boolean): boolean {
  if (status === null) return shown.bytes.equals(text);
  const range = statusRange(text);
  return (
    range !== null &&
    shown.isSameAround(text, range) &&
    status.takeAgain(text.toString('utf8', ...range), mayBeOther)
  );
}

function textsOf(kind: ItemKind, answer: Buffer): readonly Buffer[] {
  const { member } = itemLists[kind];
  if (member === null) {
    const texts = splitList(answer);
    if (texts === null) throw noListOf(kind);
    return texts;
  }
  const list = objectOf(answer)[member];
  if (list === null) return [];
  if (!Array.isArray(list)) throw noListOf(kind);
  return list.map(serialise);
}

const beginsWithId = /^\{"I[dD]":"([0-9a-z]{1,64})"/;

/** Most kinds are listed with their ids first: enough to know which one it is. */
function idAtBeginning(text: Buffer): string {
  return beginsWithId.exec(text.toString('latin1', 0, 80))?.[1] ?? '';
}
