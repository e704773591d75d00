import type { AccessState } from '@/lib/access/effect/access-state';
import type { AccessChange } from '@/lib/access/effect/differences';
import type { Effect, PersonEffect } from '@/lib/access/effect/effect';
import type { MovedResource } from '@/lib/access/effect/moved-resource';
import type { Place } from '@/lib/access/effect/state-changes';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { affectedResources } from '@/lib/effects/affected-resources';
import type { AccessEffect, EffectChange } from '@/lib/effects/schema';
import { may } from '@/lib/grants/authorise';

/** More would not be read. */
const mostPeople = 100;

/**
 * The part of an effect that the actor may know: what changes on collections whose access they may
 * see, and what changes for themselves. Of the rest only how many people it concerns.
 */
export async function viewEffect(
  tx: Db,
  actor: Actor,
  { before, after }: { before: AccessState; after: AccessState },
  effect: Effect,
  moved: readonly MovedResource[],
): Promise<AccessEffect> {
  const isSeen = seenPlaces(actor);
  const seen = effect.people.map((person) =>
    person.userId === actor.userId ? person : part(person, isSeen),
  );
  const people = seen.filter(({ gained, lost }) => gained.length + lost.length > 0);
  const nameOf = (userId: string) => after.people.get(userId) ?? before.people.get(userId);
  const named = people
    .map((person) => ({ person, user: nameOf(person.userId)?.username ?? '' }))
    .sort((a, b) => (a.user < b.user ? -1 : 1));
  const resources = await affectedResources(tx, actor, { before, after }, { effect, people, moved });
  return {
    people: named.slice(0, mostPeople).map(({ person: { userId, gained, lost }, user }) => ({
      user,
      fullName: nameOf(userId)?.fullName ?? '',
      gained: gained.map(viewGained),
      lost: lost.map(viewLost),
    })),
    resources: resources.listed,
    totals: {
      people: people.length,
      gaining: people.filter(({ gained }) => gained.length > 0).length,
      losing: people.filter(({ lost }) => lost.length > 0).length,
      resources: resources.counts,
    },
    elsewhere: effect.people.filter(
      (person, index) =>
        person.gained.length + person.lost.length >
        (seen[index]?.gained.length ?? 0) + (seen[index]?.lost.length ?? 0),
    ).length,
    truncated: named.length > mostPeople || resources.isTruncated,
  };
}

/** Whether the actor may see who has access in a place; asked once for each. */
function seenPlaces(actor: Actor): (place: Place) => boolean {
  const known = new Map<string, boolean>();
  return ({ before, after }) => {
    const path = before ?? after ?? '/';
    const isSeen = known.get(path) ?? (may(actor, 'access.view', path) || may(actor, 'access.manage', path));
    known.set(path, isSeen);
    return isSeen;
  };
}

function part(person: PersonEffect, isSeen: (place: Place) => boolean): PersonEffect {
  const isTold = ({ place }: AccessChange) => isSeen(place);
  return { ...person, gained: person.gained.filter(isTold), lost: person.lost.filter(isTold) };
}

function viewGained({ operation, place: { before, after }, until }: AccessChange): EffectChange {
  return { operation, collection: after ?? before ?? '/', until: instant(until) };
}

function viewLost({ operation, place: { before, after }, until }: AccessChange): EffectChange {
  return { operation, collection: before ?? after ?? '/', until: instant(until) };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
