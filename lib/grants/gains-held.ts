import type { Effect } from '@/lib/access/effect/effect';
import type { Actor } from '@/lib/auth/actor';
import { requireHeld } from '@/lib/grants/delegation';

/**
 * Nobody gains by a change what whoever makes it does not hold in the same place, for as long.
 *
 * @param what the change in words, e.g. "move /Shared/a to /Shared/b"
 * @throws Problem 403
 */
export function requireGainsHeld(actor: Actor, { people }: Effect, what: string): void {
  const gained = people.flatMap((person) => person.gained);
  const distinct = new Map(
    gained.map((change) => [
      `${change.operation} ${change.place.before} ${change.place.after} ${change.until}`,
      change,
    ]),
  );
  const holdings = [...distinct.values()].map(({ operation, place, until }) => ({
    collection: place.before ?? place.after ?? '/',
    operations: [operation],
    expiresAt: until === null ? null : new Date(until),
  }));
  requireHeld(actor, holdings, what);
}
