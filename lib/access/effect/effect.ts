import { type CollectionPath, collectionAndAncestors, isWithin } from '@/lib/access/collection-path';
import type { AccessState, StateGrant } from '@/lib/access/effect/access-state';
import { type Held, holdingsIn } from '@/lib/access/effect/held';
import { type Reach, reachOf } from '@/lib/access/effect/reach';
import { changesBetween, type Place, placeOf, type StateChanges } from '@/lib/access/effect/state-changes';
import type { Operation } from '@/lib/access/operations';

/** Something that moves from one collection to another, and the operations that concern it. */
export interface ResourceMove {
  readonly from: CollectionPath;
  readonly to: CollectionPath;
  readonly operations: readonly Operation[];
}

/** An operation that appears or disappears in a place and below. */
export interface AccessChange {
  readonly operation: Operation;
  readonly place: Place;
  /** When it ends, in milliseconds: gained until then, or held only until then. Null: for good, or no more. */
  readonly until: number | null;
}

export interface Difference {
  readonly gained: readonly AccessChange[];
  readonly lost: readonly AccessChange[];
}

export interface PersonEffect extends Difference {
  readonly userId: string;
}

/** What a change of state does to people, and a way to ask the same of any place. */
export interface Effect {
  /** Those for whom something changes. */
  readonly people: readonly PersonEffect[];
  /** What changes for one person in one place; of moved things and of collections. */
  readonly at: (userId: string, place: Place) => Difference;
}

/**
 * What access appears and disappears between two states, for whom. It goes by what differs: people
 * whom nothing of it reaches are not looked at.
 *
 * @param moves things that are put elsewhere by the same change
 */
export function effectBetween(
  before: AccessState,
  after: AccessState,
  moves: readonly ResourceMove[],
): Effect {
  const [reachBefore, reachAfter] = [reachOf(before), reachOf(after)];
  const [heldBefore, heldAfter] = [holdingsIn(before, reachBefore), holdingsIn(after, reachAfter)];
  const changes = changesBetween(before, after);
  const differences = new WeakMap<Held, Map<string, Difference & { readonly is: Held }>>();
  const at: Effect['at'] = (userId, place) => {
    const was = heldBefore(userId, place.before ?? place.after ?? '/');
    const is = heldAfter(userId, place.after ?? place.before ?? '/');
    const key = `${place.before}>${place.after}`;
    const known = differences.get(was) ?? new Map();
    differences.set(was, known);
    const found = known.get(key);
    if (found?.is === is) return found;
    const made = { ...difference(was, is, place), is };
    known.set(key, made);
    return made;
  };
  const concerned = [
    ...touched(changes, before, after, reachBefore, reachAfter),
    ...reachedByMoves(moves, before, after, reachBefore, reachAfter),
  ];
  // Whose teams are the same is reached by the same grants, but for those that changed.
  const changedGrants = [...changes.grants].map(
    (id) => [before.grants.get(id), after.grants.get(id)] as const,
  );
  const changedFor = (userId: string): StateGrant[] => {
    const [had, has] = [reachBefore.grantsOf(userId), reachAfter.grantsOf(userId)];
    if (changes.teams.size === 0 && !changes.people.has(userId)) {
      return changedGrants.flatMap(([was, is]) => [
        ...(was && had.has(was) ? [was] : []),
        ...(is && has.has(is) ? [is] : []),
      ]);
    }
    return [
      ...[...had].filter(({ id }) => changes.grants.has(id) || !holds(has, after.grants.get(id))),
      ...[...has].filter(({ id }) => changes.grants.has(id) || !holds(had, before.grants.get(id))),
    ];
  };
  const people = [...new Set(concerned)].map((userId): PersonEffect => {
    const anchors = new Set(changedFor(userId).map(({ collectionId }) => collectionId));
    const places = [...[...anchors].map((id) => placeOf(id, before, after)), ...changes.places];
    const [gained, lost] = [notImplied('after'), notImplied('before')];
    for (const place of unique(places)) {
      const here = at(userId, place);
      here.gained.forEach(gained.add);
      here.lost.forEach(lost.add);
    }
    const ofMoves = moves.map(({ from, to, operations }) => {
      const here = at(userId, { before: from, after: to });
      const concerns = ({ operation }: AccessChange) => operations.includes(operation);
      return { gained: here.gained.filter(concerns), lost: here.lost.filter(concerns) };
    });
    return {
      userId,
      gained: [...gained.all, ...ofMoves.flatMap((move) => move.gained)],
      lost: [...lost.all, ...ofMoves.flatMap((move) => move.lost)],
    };
  });
  return { people: people.filter(({ gained, lost }) => gained.length + lost.length > 0), at };
}

function difference(was: Held, is: Held, place: Place): Difference {
  if (was === is) return { gained: [], lost: [] };
  const [gained, lost]: [AccessChange[], AccessChange[]] = [[], []];
  for (const [operation, until] of is) {
    if (until > (was.get(operation) ?? 0)) gained.push({ operation, place, until: finite(until) });
  }
  for (const [operation, until] of was) {
    const left = is.get(operation);
    if (left === undefined || left < until) lost.push({ operation, place, until: left ?? null });
  }
  return { gained, lost };
}

/** Everybody whom something that differs reaches, before or after. */
function touched(
  changes: StateChanges,
  before: AccessState,
  after: AccessState,
  reachBefore: Reach,
  reachAfter: Reach,
): string[] {
  const paths = changes.places.map(({ before: from, after: to }) => [from ?? '/', to ?? '/'] as const);
  return [
    ...changes.people,
    ...[...changes.teams].flatMap((id) => [...reachBefore.membersOf(id), ...reachAfter.membersOf(id)]),
    ...[...changes.grants].flatMap((id) => {
      const [was, is] = [before.grants.get(id), after.grants.get(id)];
      return [...(was ? reachBefore.peopleOf(was) : []), ...(is ? reachAfter.peopleOf(is) : [])];
    }),
    ...reachedFrom(paths, before, after, reachBefore, reachAfter),
  ];
}

function reachedByMoves(
  moves: readonly ResourceMove[],
  before: AccessState,
  after: AccessState,
  reachBefore: Reach,
  reachAfter: Reach,
): string[] {
  const paths = moves.map(({ from, to }) => [from, to] as const);
  return reachedFrom(paths, before, after, reachBefore, reachAfter);
}

/** Those who hold grants on a place or above it, before where it was or after where it is. */
function reachedFrom(
  paths: readonly (readonly [CollectionPath, CollectionPath])[],
  before: AccessState,
  after: AccessState,
  reachBefore: Reach,
  reachAfter: Reach,
): string[] {
  if (paths.length === 0) return [];
  const upwards = new Set(paths.flat().flatMap(collectionAndAncestors));
  const on = (state: AccessState, reach: Reach) =>
    [...state.grants.values()]
      .filter(({ collectionId }) => upwards.has(state.collections.get(collectionId)?.path ?? ''))
      .flatMap((grant) => reach.peopleOf(grant));
  return [...on(before, reachBefore), ...on(after, reachAfter)];
}

function holds(grants: ReadonlySet<StateGrant>, grant: StateGrant | undefined): boolean {
  return grant !== undefined && grants.has(grant);
}

/** Parents before what is below them. */
function unique(places: readonly Place[]): Place[] {
  const byKey = new Map(places.map((place) => [`${place.before}>${place.after}`, place]));
  return [...byKey.values()].sort((a, b) => depth(a) - depth(b));
}

function depth({ before, after }: Place): number {
  return (after ?? before ?? '').length;
}

/** Gathers changes, parents first; what is said of a place above already is left out: it holds below. */
function notImplied(side: 'before' | 'after') {
  const all: AccessChange[] = [];
  const said = new Map<Operation, AccessChange[]>();
  const pathOf = ({ place }: AccessChange) => place[side] ?? place.before ?? place.after ?? '/';
  const add = (change: AccessChange) => {
    const same = said.get(change.operation) ?? [];
    if (same.some((other) => other.until === change.until && isWithin(pathOf(change), pathOf(other)))) return;
    said.set(change.operation, [...same, change]);
    all.push(change);
  };
  return { all, add };
}

function finite(until: number): number | null {
  return Number.isFinite(until) ? until : null;
}
