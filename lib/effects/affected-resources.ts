import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import type { AccessState } from '@/lib/access/effect/access-state';
import type { Difference } from '@/lib/access/effect/differences';
import type { Effect, PersonEffect } from '@/lib/access/effect/effect';
import type { MovedResource } from '@/lib/access/effect/moved-resource';
import { type Place, placeOf } from '@/lib/access/effect/state-changes';
import { type HeldKind, nounOf, operationsOn, viewingOf } from '@/lib/access/kind-operations';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { countHeld, nameHeld } from '@/lib/effects/held-resources';
import type { AccessEffect } from '@/lib/effects/schema';
import { may } from '@/lib/grants/authorise';

type AffectedResource = AccessEffect['resources'][number];
type AffectedPeople = AffectedResource['gainedBy'];

/** More would not be read. */
const mostResources = 100;
const mostNames = 10;

interface States {
  readonly before: AccessState;
  readonly after: AccessState;
}

interface Affected {
  readonly effect: Effect;
  /** Those whom the actor is told of. */
  readonly people: readonly PersonEffect[];
  readonly moved: readonly MovedResource[];
}

/**
 * The things and images on which somebody's access changes, of those that the actor may see. All are
 * counted, by collection and kind; the first are named, with who gains and who loses.
 */
export async function affectedResources(
  tx: Db,
  actor: Actor,
  states: States,
  { effect, people, moved }: Affected,
): Promise<{ listed: AffectedResource[]; counts: Record<string, number>; isTruncated: boolean }> {
  const peopleIn = whoIsConcerned(effect, people, states);
  const counts: Record<string, number> = {};
  const listed: AffectedResource[] = [];
  for (const { kind, cluster, id, name, from, to } of moved) {
    const place = { before: from, after: to };
    if (!isSeen(actor, kind, place)) continue;
    const who = peopleIn(kind, place);
    if (who.gainedBy.total + who.lostBy.total === 0) continue;
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (listed.length < mostResources) listed.push({ cluster, kind, id, name, collection: to, ...who });
  }
  const reachesSomebody = whomChangesReach(people);
  const concerned = people.length === 0 ? [] : await countHeld(tx);
  const wanted: { collectionId: string; kind: HeldKind; place: Place }[] = [];
  for (const { collectionId, kind, count } of concerned) {
    const place = placeOf(collectionId, states.before, states.after);
    if (!isSeen(actor, kind, place)) continue;
    const changesFor = changesOf(effect, kind, place);
    const isChangedFor = (userId: string) => changesFor(userId).some((changed) => changed > 0);
    if (!reachesSomebody(kind, place, isChangedFor)) continue;
    counts[kind] = (counts[kind] ?? 0) + count;
    wanted.push({ collectionId, kind, place });
  }
  const movedIds = new Set(moved.map(({ kind, id }) => `${kind} ${id}`));
  for (const { collectionId, ...thing } of await nameHeld(tx, wanted, mostResources - listed.length)) {
    if (movedIds.has(`${thing.kind} ${thing.id}`)) continue;
    const place = placeOf(collectionId, states.before, states.after);
    const who = peopleIn(thing.kind, place);
    listed.push({ ...thing, collection: place.after ?? place.before ?? '/', ...who });
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { listed, counts, isTruncated: total > listed.length };
}

function isSeen(actor: Actor, kind: HeldKind, { before, after }: Place): boolean {
  const path = before ?? after ?? '/';
  return may(actor, viewingOf(kind), path) || may(actor, 'access.manage', path);
}

/** Asks of those for whom something that concerns a kind changes in a place or above it, until one is found. */
function whomChangesReach(people: readonly PersonEffect[]) {
  const reached = new Map<string, Set<string>>();
  const tell = (key: string, userId: string) => reached.set(key, (reached.get(key) ?? new Set()).add(userId));
  for (const { userId, gained, lost } of people) {
    for (const { operation, place } of [...gained, ...lost]) {
      const noun = operation.slice(0, operation.indexOf('.'));
      tell(`${noun} before ${place.before}`, userId);
      tell(`${noun} after ${place.after}`, userId);
    }
  }
  return (kind: HeldKind, { before, after }: Place, isConcerned: (userId: string) => boolean): boolean => {
    const noun = nounOf(kind);
    const keys = [
      ...upwards(before).map((path) => `${noun} before ${path}`),
      ...upwards(after).map((path) => `${noun} after ${path}`),
    ];
    for (const key of keys) for (const userId of reached.get(key) ?? []) if (isConcerned(userId)) return true;
    return false;
  };
}

function upwards(path: CollectionPath | null): CollectionPath[] {
  return path === null ? [] : collectionAndAncestors(path);
}

const counted = new WeakMap<Difference, Map<HeldKind, readonly [number, number]>>();

/** How many operations on such a thing a person gains, and loses. */
function changesOf(effect: Effect, kind: HeldKind, place: Place) {
  const differenceFor = effect.at(place);
  const concerning = operationsOn(kind);
  return (userId: string): readonly [number, number] => {
    const change = differenceFor(userId);
    const known = counted.get(change) ?? new Map<HeldKind, readonly [number, number]>();
    const found = known.get(kind);
    if (found) return found;
    const count = (changes: Difference['gained']) =>
      changes.filter(({ operation }) => concerning.includes(operation)).length;
    const counts = [count(change.gained), count(change.lost)] as const;
    counted.set(change, known.set(kind, counts));
    return counts;
  };
}

/** Who gains and who loses on things of a kind in a place; worked out once for each. */
function whoIsConcerned(effect: Effect, people: readonly PersonEffect[], { before, after }: States) {
  const known = new Map<string, { gainedBy: AffectedPeople; lostBy: AffectedPeople }>();
  return (kind: HeldKind, place: Place) => {
    const key = `${kind} ${place.before}>${place.after}`;
    const [gaining, losing]: [string[], string[]] = [[], []];
    if (!known.has(key)) {
      const changesFor = changesOf(effect, kind, place);
      for (const { userId } of people) {
        const [gained, lost] = changesFor(userId);
        const name = (after.people.get(userId) ?? before.people.get(userId))?.username ?? '';
        if (gained > 0) gaining.push(name);
        if (lost > 0) losing.push(name);
      }
    }
    const who = known.get(key) ?? { gainedBy: some(gaining), lostBy: some(losing) };
    known.set(key, who);
    return who;
  };
}

function some(names: readonly string[]): AffectedPeople {
  return { total: names.length, users: [...names].sort().slice(0, mostNames) };
}
