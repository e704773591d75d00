/** What is kept of something on an engine. */
export interface Held {
  readonly id: string;
  /** "" for what has none. */
  readonly name: string;
}

/**
 * What is known of the items of one kind on one engine. `at` everywhere counts what was heard: a list
 * that was asked for at 7 tells of all that happened before the seventh notice was heard.
 */
export interface KnownItems<T extends Held> {
  /** In the order in which they were listed, later ones after them. */
  readonly items: Map<string, T>;
  /** Of those that have a name. Nearly always one bears it: a set of each would be much for it. */
  readonly idsByName: Map<string, string | ReadonlySet<string>>;
  /** Those that may have changed, and when that was heard last. */
  readonly touched: Map<string, number>;
  /** Those that went, as long as a list from before that may still come in. */
  readonly gone: Map<string, number>;
  /** When anything may last have changed. */
  allTouchedAt: number;
  /** When the latest whole list was asked for; -1: never. */
  listedAt: number;
  /** When the latest answer that was taken in was asked for. */
  answeredAt: number;
  /** What became of items since somebody last took note: whether they are there. */
  readonly changes: Map<string, boolean>;
}

/** Something that tells of an engine's items. */
export type Told<T extends Held> =
  /** All there are. */
  | { readonly what: 'list'; readonly askedAt: number; readonly items: readonly T[] }
  /** Those of `ids` that there are. */
  | {
      readonly what: 'some';
      readonly askedAt: number;
      readonly ids: readonly string[];
      readonly items: readonly T[];
    }
  | { readonly what: 'touched'; readonly at: number; readonly id: string }
  | { readonly what: 'gone'; readonly at: number; readonly id: string }
  | { readonly what: 'all-touched'; readonly at: number };

export function nothingKnown<T extends Held>(): KnownItems<T> {
  return {
    items: new Map(),
    idsByName: new Map(),
    touched: new Map(),
    gone: new Map(),
    allTouchedAt: 0,
    listedAt: -1,
    answeredAt: -1,
    changes: new Map(),
  };
}

/**
 * Takes in what was told, in the order in which it was heard. An answer may come late: what
 * was heard of an item after the question was asked stays true, and one that another overtook is not
 * taken in at all; what it was about stays touched.
 */
export function takeIn<T extends Held>(known: KnownItems<T>, told: Told<T>): void {
  switch (told.what) {
    case 'touched':
      known.touched.set(told.id, told.at);
      // A name can be borne again after its bearer has gone.
      known.gone.delete(told.id);
      return;
    case 'gone':
      remove(known, told.id);
      known.touched.delete(told.id);
      known.gone.set(told.id, told.at);
      return;
    case 'all-touched':
      known.allTouchedAt = told.at;
      return;
    case 'some': {
      if (told.askedAt < known.answeredAt) return;
      known.answeredAt = told.askedAt;
      const found = new Map(told.items.map((item) => [item.id, item]));
      for (const id of told.ids) settle(known, id, found.get(id), told.askedAt);
      return;
    }
    case 'list':
      takeInList(known, told.askedAt, told.items);
  }
}

function takeInList<T extends Held>(known: KnownItems<T>, askedAt: number, items: readonly T[]): void {
  if (askedAt < known.answeredAt) return;
  known.answeredAt = askedAt;
  const listed = new Map(items.map((item) => [item.id, item]));
  for (const id of [...known.items.keys()]) if (!listed.has(id)) settle(known, id, undefined, askedAt);
  for (const [id, item] of listed) {
    const before = known.items.get(id);
    settle(known, id, item, askedAt);
    const now = known.items.get(id);
    // What was known already takes the place that the list gives it.
    if (now === undefined || before === undefined) continue;
    known.items.delete(id);
    known.items.set(id, now);
  }
  for (const [id, at] of known.touched) if (at <= askedAt && !listed.has(id)) known.touched.delete(id);
  for (const [id, at] of known.gone) if (at <= askedAt) known.gone.delete(id);
  known.listedAt = askedAt;
}

/** What an answer says of one item. */
function settle<T extends Held>(
  known: KnownItems<T>,
  id: string,
  item: T | undefined,
  askedAt: number,
): void {
  if ((known.gone.get(id) ?? -1) > askedAt) return;
  // What was heard since may be more than this, but this is more than was known.
  if ((known.touched.get(id) ?? -1) <= askedAt) known.touched.delete(id);
  const before = known.items.get(id);
  if (before === item) return;
  if (item === undefined) {
    remove(known, id);
    return;
  }
  if (before !== undefined) forgetName(known, before);
  known.items.set(id, item);
  known.changes.set(id, true);
  if (item.name !== '') setBearers(known, item.name, [...bearersOf(known, item.name), id]);
}

function remove<T extends Held>(known: KnownItems<T>, id: string): void {
  const item = known.items.get(id);
  if (item === undefined) return;
  known.items.delete(id);
  known.changes.set(id, false);
  forgetName(known, item);
}

function forgetName<T extends Held>(known: KnownItems<T>, { id, name }: T): void {
  if (name === '') return;
  const others = [...bearersOf(known, name)].filter((bearer) => bearer !== id);
  setBearers(known, name, others);
}

function bearersOf({ idsByName }: KnownItems<Held>, name: string): Iterable<string> {
  const bearers = idsByName.get(name);
  return bearers === undefined ? [] : typeof bearers === 'string' ? [bearers] : bearers;
}

function setBearers({ idsByName }: KnownItems<Held>, name: string, ids: readonly string[]): void {
  const [only, ...others] = ids;
  if (only === undefined) idsByName.delete(name);
  else idsByName.set(name, others.length === 0 ? only : new Set(ids));
}

/** Whether a whole list is known that nothing has made old since. */
export function isListed(known: KnownItems<Held>): boolean {
  return known.listedAt >= known.allTouchedAt;
}

const couldBeginAnId = /^[0-9a-z]{1,63}$/;

/** The known items that a reference could mean: by full id, by name, by the beginning of an id. */
export function knownCandidates<T extends Held>(known: KnownItems<T>, reference: string): T[] {
  const ids = new Set(bearersOf(known, reference));
  if (known.items.has(reference)) ids.add(reference);
  else if (couldBeginAnId.test(reference)) {
    for (const id of known.items.keys()) if (id.startsWith(reference)) ids.add(id);
  }
  return [...ids].flatMap((id) => known.items.get(id) ?? []);
}
