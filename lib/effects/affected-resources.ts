import { isWithin } from '@/lib/access/collection-path';
import type { AccessState } from '@/lib/access/effect/access-state';
import type { Difference, Effect, PersonEffect } from '@/lib/access/effect/effect';
import type { MovedResource } from '@/lib/access/effect/moved-resource';
import { type Place, placeOf } from '@/lib/access/effect/state-changes';
import { type HeldKind, operationsOn, viewingOf } from '@/lib/access/kind-operations';
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
  const tops = people.map(topsOf);
  const concerned = people.length === 0 ? [] : await countHeld(tx);
  const wanted: { collectionId: string; kind: HeldKind; place: Place }[] = [];
  for (const { collectionId, kind, count } of concerned) {
    const place = placeOf(collectionId, states.before, states.after);
    if (!isSeen(actor, kind, place)) continue;
    const isConcerned = people.some(
      ({ userId }, index) =>
        tops[index]?.some((top) => isBelow(place, top)) &&
        changesThing(effect, userId, kind, place).some((changed) => changed > 0),
    );
    if (!isConcerned) continue;
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

/** The places of a person's changes, each of which counts for all that is below. */
function topsOf({ gained, lost }: PersonEffect): Place[] {
  const places = [...gained, ...lost].map(({ place }) => place);
  return [...new Map(places.map((place) => [`${place.before}>${place.after}`, place])).values()];
}

function isBelow(place: Place, top: Place): boolean {
  const within = (path: string | null, above: string | null) =>
    path !== null && above !== null && isWithin(path, above);
  return within(place.before, top.before) || within(place.after, top.after);
}

const counted = new WeakMap<Difference, Map<HeldKind, readonly [number, number]>>();

/** How many operations on such a thing the person gains, and loses. */
function changesThing(effect: Effect, userId: string, kind: HeldKind, place: Place) {
  const change = effect.at(userId, place);
  const known = counted.get(change) ?? new Map<HeldKind, readonly [number, number]>();
  counted.set(change, known);
  const concerning = operationsOn(kind);
  const count = (changes: Difference['gained']) =>
    changes.filter(({ operation }) => concerning.includes(operation)).length;
  const counts = known.get(kind) ?? ([count(change.gained), count(change.lost)] as const);
  known.set(kind, counts);
  return counts;
}

/** Who gains and who loses on things of a kind in a place; worked out once for each. */
function whoIsConcerned(effect: Effect, people: readonly PersonEffect[], { before, after }: States) {
  const known = new Map<string, { gainedBy: AffectedPeople; lostBy: AffectedPeople }>();
  return (kind: HeldKind, place: Place) => {
    const key = `${kind} ${place.before}>${place.after}`;
    const [gaining, losing]: [string[], string[]] = [[], []];
    if (!known.has(key)) {
      for (const { userId } of people) {
        const [gained, lost] = changesThing(effect, userId, kind, place);
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
