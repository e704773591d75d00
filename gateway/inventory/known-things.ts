import type { Thing } from '@/lib/docker-api/kinds/thing';

/**
 * What is known of the things of one kind on one engine. `at` everywhere counts what was heard: a list
 * that was asked for at 7 tells of all that happened before the seventh notice was heard.
 */
export interface KnownThings {
  readonly things: Map<string, Thing>;
  readonly idsByName: Map<string, Set<string>>;
  /** Things that may have changed, and when that was heard last. */
  readonly touched: Map<string, number>;
  /** Things that went, as long as a list from before that may still come in. */
  readonly gone: Map<string, number>;
  /** When anything may last have changed. */
  allTouchedAt: number;
  /** When the latest whole list was asked for; -1: never. */
  listedAt: number;
  /** When the latest answer that was taken in was asked for. */
  answeredAt: number;
}

/** Something that tells of an engine's things. */
export type Told =
  /** All there are. */
  | { readonly what: 'list'; readonly askedAt: number; readonly things: readonly Thing[] }
  /** Those of `ids` that there are. */
  | {
      readonly what: 'some';
      readonly askedAt: number;
      readonly ids: readonly string[];
      readonly things: readonly Thing[];
    }
  | { readonly what: 'touched'; readonly at: number; readonly id: string }
  | { readonly what: 'gone'; readonly at: number; readonly id: string }
  | { readonly what: 'all-touched'; readonly at: number };

export function nothingKnown(): KnownThings {
  return {
    things: new Map(),
    idsByName: new Map(),
    touched: new Map(),
    gone: new Map(),
    allTouchedAt: 0,
    listedAt: -1,
    answeredAt: -1,
  };
}

/**
 * Takes in what was told, in the order in which it was heard. An answer may come late: what
 * was heard of a thing after the question was asked stays true, and one that another overtook is not
 * taken in at all; what it was about stays touched.
 */
export function takeIn(known: KnownThings, told: Told): void {
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
      const found = new Map(told.things.map((thing) => [thing.id, thing]));
      for (const id of told.ids) settle(known, id, found.get(id), told.askedAt);
      return;
    }
    case 'list':
      takeInList(known, told.askedAt, told.things);
  }
}

function takeInList(known: KnownThings, askedAt: number, things: readonly Thing[]): void {
  if (askedAt < known.answeredAt) return;
  known.answeredAt = askedAt;
  const listed = new Map(things.map((thing) => [thing.id, thing]));
  for (const id of [...known.things.keys()]) if (!listed.has(id)) settle(known, id, undefined, askedAt);
  for (const [id, thing] of listed) settle(known, id, thing, askedAt);
  for (const [id, at] of known.touched) if (at <= askedAt && !listed.has(id)) known.touched.delete(id);
  for (const [id, at] of known.gone) if (at <= askedAt) known.gone.delete(id);
  known.listedAt = askedAt;
}

/** What an answer says of one thing. */
function settle(known: KnownThings, id: string, thing: Thing | undefined, askedAt: number): void {
  if ((known.gone.get(id) ?? -1) > askedAt) return;
  // What was heard since may be more than this, but this is more than was known.
  if ((known.touched.get(id) ?? -1) <= askedAt) known.touched.delete(id);
  remove(known, id);
  if (thing === undefined) return;
  known.things.set(id, thing);
  const sameName = known.idsByName.get(thing.name);
  if (sameName) sameName.add(id);
  else known.idsByName.set(thing.name, new Set([id]));
}

function remove(known: KnownThings, id: string): void {
  const thing = known.things.get(id);
  if (thing === undefined) return;
  known.things.delete(id);
  const sameName = known.idsByName.get(thing.name);
  sameName?.delete(id);
  if (sameName?.size === 0) known.idsByName.delete(thing.name);
}

/** Whether a whole list is known that nothing has made old since. */
export function isListed(known: KnownThings): boolean {
  return known.listedAt >= known.allTouchedAt;
}

const couldBeginAnId = /^[0-9a-z]{1,63}$/;

/** The known things that a reference could mean: by full id, by name, by the beginning of an id. */
export function knownCandidates(known: KnownThings, reference: string): Thing[] {
  const ids = new Set(known.idsByName.get(reference));
  if (known.things.has(reference)) ids.add(reference);
  else if (couldBeginAnId.test(reference)) {
    for (const id of known.things.keys()) if (id.startsWith(reference)) ids.add(id);
  }
  return [...ids].flatMap((id) => known.things.get(id) ?? []);
}
