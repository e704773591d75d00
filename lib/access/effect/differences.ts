import type { AccessState } from '@/lib/access/effect/access-state';
import { type Held, holdingsIn } from '@/lib/access/effect/held';
import type { Reach } from '@/lib/access/effect/reach';
import type { Place } from '@/lib/access/effect/state-changes';
import type { Operation } from '@/lib/access/operations';

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

/** What changes in a place for a person; worked out once for each place and each two sets of what is held there. */
export function differencesBetween(
  before: AccessState,
  after: AccessState,
  reachBefore: Reach,
  reachAfter: Reach,
): (place: Place) => (userId: string) => Difference {
  const heldBefore = holdingsIn(before, reachBefore);
  const heldAfter = before === after ? heldBefore : holdingsIn(after, reachAfter);
  const known = new Map<string, (userId: string) => Difference>();
  return (place) => {
    const key = `${place.before}>${place.after}`;
    const found = known.get(key);
    if (found) return found;
    const wasHeld = heldBefore(place.before ?? place.after ?? '/');
    const isHeld = heldAfter(place.after ?? place.before ?? '/');
    const differences = new Map<Held, Map<Held, Difference>>();
    const made = (userId: string) => {
      const [was, is] = [wasHeld(userId), isHeld(userId)];
      const same = differences.get(was) ?? new Map<Held, Difference>();
      differences.set(was, same);
      const made = same.get(is) ?? difference(was, is, place);
      same.set(is, made);
      return made;
    };
    known.set(key, made);
    return made;
  };
}

const noDifference: Difference = { gained: [], lost: [] };

function difference(was: Held, is: Held, place: Place): Difference {
  if (was === is) return noDifference;
  const [gained, lost]: [AccessChange[], AccessChange[]] = [[], []];
  for (const [operation, until] of is) {
    if (until > (was.get(operation) ?? 0)) gained.push({ operation, place, until: finite(until) });
  }
  for (const [operation, until] of was) {
    const left = is.get(operation);
    if (left === undefined || left < until) lost.push({ operation, place, until: left ?? null });
  }
  return gained.length + lost.length === 0 ? noDifference : { gained, lost };
}

function finite(until: number): number | null {
  return Number.isFinite(until) ? until : null;
}
