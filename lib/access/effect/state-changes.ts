import type { CollectionPath } from '@/lib/access/collection-path';
import type { AccessState, StateGrant } from '@/lib/access/effect/access-state';

/** A collection, or a resource's place, before and after. Null: it is not there then. */
export interface Place {
  readonly before: CollectionPath | null;
  readonly after: CollectionPath | null;
}

/** What differs between two states, by what touches people's access. */
export interface StateChanges {
  /** Ids of grants that give something else, to somebody else or elsewhere, or came or went. */
  readonly grants: ReadonlySet<string>;
  /** Of people who changed, came or went, and who are in other teams. */
  readonly people: ReadonlySet<string>;
  /** Of teams whose place in the tree changed. */
  readonly teams: ReadonlySet<string>;
  /** Tops of what moved, and collections that were closed or opened. */
  readonly places: readonly Place[];
}

export function changesBetween(before: AccessState, after: AccessState): StateChanges {
  const roles = changedKeys(before.roles, after.roles, (one, other) =>
    isSameList(one.operations, other.operations),
  );
  const moved = changedKeys(before.collections, after.collections, (one, other) => one.path === other.path);
  const grants = changedKeys(before.grants, after.grants, isSameGrant);
  if (roles.size + moved.size > 0) {
    for (const [id, { roleId, collectionId }] of [...before.grants, ...after.grants]) {
      if (roles.has(roleId) || moved.has(collectionId)) grants.add(id);
    }
  }
  const people = changedKeys(
    before.people,
    after.people,
    (one, other) => one.isDisabled === other.isDisabled && one.isService === other.isService,
  );
  for (const id of changedKeys(before.teamsOf, after.teamsOf, isSameList)) people.add(id);
  const walls = changedKeys(
    before.collections,
    after.collections,
    (one, other) => one.exclusive === other.exclusive,
  );
  return {
    grants,
    people,
    teams: changedKeys(before.teams, after.teams, (one, other) => one.parentId === other.parentId),
    places: [
      ...topsOf([...moved].map((id) => placeOf(id, before, after))),
      ...[...walls].filter((id) => isWallChange(id, before, after)).map((id) => placeOf(id, before, after)),
    ],
  };
}

/** Where a collection is before and after. */
export function placeOf(collectionId: string, before: AccessState, after: AccessState): Place {
  return {
    before: before.collections.get(collectionId)?.path ?? null,
    after: after.collections.get(collectionId)?.path ?? null,
  };
}

/** Of what was moved, the tops of the trees; what is new or gone holds nothing yet, or no more. */
function topsOf(places: readonly Place[]): Place[] {
  const moved = places.filter(({ before, after }) => before !== null && after !== null);
  const tops = new Set(moved.map(({ before, after }) => `${before}>${after}`));
  return moved.filter(({ before, after }) => {
    const above = [before, after].map((path) => path?.slice(0, path.lastIndexOf('/')));
    const isSameName = lastName(before) === lastName(after);
    return !(isSameName && tops.has(above.join('>')));
  });
}

function lastName(path: CollectionPath | null): string {
  return path?.slice(path.lastIndexOf('/')) ?? '';
}

function isWallChange(id: string, before: AccessState, after: AccessState): boolean {
  return Boolean(before.collections.get(id)?.exclusive) !== Boolean(after.collections.get(id)?.exclusive);
}

function changedKeys<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  isSame: (one: T, other: T) => boolean,
): Set<string> {
  const changed = new Set<string>();
  // What did not change is read once, and is the same map then.
  if (before === after) return changed;
  for (const [key, one] of before) {
    const other = after.get(key);
    if (other === undefined || !isSame(one, other)) changed.add(key);
  }
  for (const key of after.keys()) if (!before.has(key)) changed.add(key);
  return changed;
}

function isSameGrant(one: StateGrant, other: StateGrant): boolean {
  return (
    one.subjectKind === other.subjectKind &&
    one.subjectId === other.subjectId &&
    one.roleId === other.roleId &&
    one.collectionId === other.collectionId &&
    one.expiresAt === other.expiresAt
  );
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
