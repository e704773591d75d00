import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import { type AccessState, isWalledOff, type StateGrant, wallsOf } from '@/lib/access/effect/access-state';
import type { Reach } from '@/lib/access/effect/reach';
import type { Operation } from '@/lib/access/operations';

/** Operations that are held, and until when, in milliseconds since the epoch; infinity: for good. */
export type Held = ReadonlyMap<Operation, number>;

/**
 * What people hold in a state: the union of the grants on the collection and above it, as `decide`
 * has it. `node.schedule` counts where services may truly run: not past an exclusive collection.
 */
export function holdingsIn(state: AccessState, reach: Reach): (userId: string, at: CollectionPath) => Held {
  const walls = wallsOf(state);
  const byPerson = new Map<string, ReadonlyMap<CollectionPath, readonly StateGrant[]>>();
  const answers = new Map<string, Held>();

  const grantsByPath = (userId: string) => {
    const known = byPerson.get(userId);
    if (known) return known;
    const made = new Map<CollectionPath, StateGrant[]>();
    for (const grant of reach.grantsOf(userId)) {
      const path = state.collections.get(grant.collectionId)?.path;
      if (path === undefined) continue;
      const there = made.get(path);
      if (there) there.push(grant);
      else made.set(path, [grant]);
    }
    byPerson.set(userId, made);
    return made;
  };

  return (userId, at) => {
    const grants = grantsByPath(userId);
    const reaching = collectionAndAncestors(at).flatMap((path) =>
      (grants.get(path) ?? []).map((grant) => ({ grant, path })),
    );
    // Many people hold the same, by other grants of the same roles.
    const kinds = reaching.map(({ grant, path }) => `${grant.roleId} ${grant.expiresAt} ${path.length}`);
    const key = `${at} ${[...new Set(kinds)].sort().join(' ')}`;
    const known = answers.get(key);
    if (known) return known;
    const held = new Map<Operation, number>();
    for (const { grant, path } of reaching) {
      const until = grant.expiresAt ?? Number.POSITIVE_INFINITY;
      for (const operation of state.roles.get(grant.roleId)?.operations ?? []) {
        if (operation === 'node.schedule' && isWalledOff(at, path, walls)) continue;
        if (until > (held.get(operation) ?? 0)) held.set(operation, until);
      }
    }
    answers.set(key, held);
    return held;
  };
}
