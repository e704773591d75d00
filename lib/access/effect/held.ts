import { type CollectionPath, parentCollection } from '@/lib/access/collection-path';
import { type AccessState, isWalledOff, type StateGrant, wallsOf } from '@/lib/access/effect/access-state';
import { type Group, type Reach, subjectOf } from '@/lib/access/effect/reach';
import type { Operation } from '@/lib/access/operations';

/** Operations that are held, and until when, in milliseconds since the epoch; infinity: for good. */
export type Held = ReadonlyMap<Operation, number>;

/** What people hold in one place. Who holds the same is given the same object. */
export type HeldAt = (userId: string) => Held;

interface PlacedGrant {
  readonly grant: StateGrant;
  readonly path: CollectionPath;
}

/** A collection, by what is granted on it and above it. */
interface Level {
  readonly reachingGroup: (group: Group) => readonly PlacedGrant[];
  readonly reachingUser: (userId: string) => readonly PlacedGrant[];
  readonly heldBy: HeldAt;
}

const nothing: Held = new Map();
const none: readonly PlacedGrant[] = [];
const top: Level = { reachingGroup: () => none, reachingUser: () => none, heldBy: () => nothing };

/**
 * What people hold in a state: the union of the grants on the collection and above it, as `decide`
 * has it. `node.schedule` counts where services may truly run: not past an exclusive collection.
 *
 * It is worked out once for each group of people and each set of grants of one's own, level by level:
 * thousands of people are a few hundred answers, and a collection without grants answers as its parent.
 */
export function holdingsIn(state: AccessState, reach: Reach): (at: CollectionPath) => HeldAt {
  const walls = wallsOf(state);
  const granted = new Map<CollectionPath, StateGrant[]>();
  for (const grant of state.grants.values()) {
    const path = state.collections.get(grant.collectionId)?.path;
    if (path === undefined) continue;
    const there = granted.get(path);
    if (there) there.push(grant);
    else granted.set(path, [grant]);
  }
  const levels = new Map<CollectionPath, Level>();
  const levelAt = (at: CollectionPath): Level => {
    const known = levels.get(at);
    if (known) return known;
    const parent = parentCollection(at);
    const above = parent === null ? top : levelAt(parent);
    const here = granted.get(at) ?? [];
    const isSame = here.length === 0 && !walls.includes(at);
    const level = isSame ? above : makeLevel(state, reach, walls, at, here, above);
    levels.set(at, level);
    return level;
  };
  return (at) => levelAt(at).heldBy;
}

function makeLevel(
  state: AccessState,
  reach: Reach,
  walls: readonly CollectionPath[],
  at: CollectionPath,
  here: readonly StateGrant[],
  above: Level,
): Level {
  const placed = here.map((grant): PlacedGrant => ({ grant, path: at }));
  const toUsers = new Map<string, PlacedGrant[]>();
  for (const each of placed) {
    const { subjectKind, subjectId } = each.grant;
    if (subjectKind === 'user') toUsers.set(subjectId, [...(toUsers.get(subjectId) ?? []), each]);
  }
  const toGroups = placed.filter(({ grant }) => grant.subjectKind !== 'user');
  const byGroup = new Map<Group, readonly PlacedGrant[]>();
  const heldByGroup = new Map<Group, Held>();
  const heldByKinds = new Map<string, Held>();

  const reachingGroup = (group: Group) => {
    const known = byGroup.get(group);
    if (known) return known;
    const more = toGroups.filter(({ grant }) => group.subjects.has(subjectOf(grant)));
    const all = more.length === 0 ? above.reachingGroup(group) : [...above.reachingGroup(group), ...more];
    byGroup.set(group, all);
    return all;
  };
  const reachingUser = (userId: string) => {
    const more = toUsers.get(userId);
    return more ? [...above.reachingUser(userId), ...more] : above.reachingUser(userId);
  };
  const heldThrough = (grants: readonly PlacedGrant[]): Held => {
    // Many hold the same, by other grants of the same roles.
    const kinds = grants.map(({ grant, path }) => `${grant.roleId} ${grant.expiresAt} ${path.length}`);
    const key = [...new Set(kinds)].sort().join(' ');
    const known = heldByKinds.get(key);
    if (known) return known;
    const held = new Map<Operation, number>();
    for (const { grant, path } of grants) {
      const until = grant.expiresAt ?? Number.POSITIVE_INFINITY;
      for (const operation of state.roles.get(grant.roleId)?.operations ?? []) {
        if (operation === 'node.schedule' && isWalledOff(at, path, walls)) continue;
        if (until > (held.get(operation) ?? 0)) held.set(operation, until);
      }
    }
    heldByKinds.set(key, held);
    return held;
  };
  const heldBy = (userId: string): Held => {
    const group = reach.groupOf(userId);
    if (group === null) return nothing;
    const own = reachingUser(userId);
    if (own.length > 0) return heldThrough([...reachingGroup(group), ...own]);
    const known = heldByGroup.get(group) ?? heldThrough(reachingGroup(group));
    heldByGroup.set(group, known);
    return known;
  };
  return { reachingGroup, reachingUser, heldBy };
}
