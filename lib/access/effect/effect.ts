import { type CollectionPath, collectionAndAncestors, isWithin } from '@/lib/access/collection-path';
import type { AccessState } from '@/lib/access/effect/access-state';
import { changedGrants } from '@/lib/access/effect/changed-grants';
import { type AccessChange, type Difference, differencesBetween } from '@/lib/access/effect/differences';
import { type Reach, reachOf } from '@/lib/access/effect/reach';
import { changesBetween, type Place, placeOf, type StateChanges } from '@/lib/access/effect/state-changes';
import type { Operation } from '@/lib/access/operations';

/** Something that moves from one collection to another, and the operations that concern it. */
export interface ResourceMove {
  readonly from: CollectionPath;
  readonly to: CollectionPath;
  readonly operations: readonly Operation[];
}

/** What changes for one person, told of the places where it begins. */
export interface PersonEffect extends Difference {
  readonly userId: string;
}

/** What a change of state does to people, and a way to ask the same of any place. */
export interface Effect {
  /** Those for whom something changes. */
  readonly people: readonly PersonEffect[];
  /** What changes in one place for one person; of moved things and of collections. */
  readonly at: (place: Place) => (userId: string) => Difference;
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
  const reachBefore = reachOf(before);
  const reachAfter = before === after ? reachBefore : reachOf(after);
  const at = differencesBetween(before, after, reachBefore, reachAfter);
  const changes = changesBetween(before, after);
  const concerned = [
    ...touched(changes, before, after, reachBefore, reachAfter),
    ...reachedByMoves(moves, before, after, reachBefore, reachAfter),
  ];
  const changedFor = changedGrants(changes, before, after, reachBefore, reachAfter);
  const people = [...new Set(concerned)].map((userId): PersonEffect => {
    const places = [...changedFor(userId)].map((id) => placeOf(id, before, after));
    const [gained, lost] = [notImplied('after'), notImplied('before')];
    for (const place of unique([...places, ...changes.places])) {
      const here = at(place)(userId);
      here.gained.forEach(gained.add);
      here.lost.forEach(lost.add);
    }
    const ofMoves = moves.map(({ from, to, operations }) => {
      const here = at({ before: from, after: to })(userId);
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
