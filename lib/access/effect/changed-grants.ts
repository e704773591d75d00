import type { AccessState, StateGrant } from '@/lib/access/effect/access-state';
import type { Reach } from '@/lib/access/effect/reach';
import type { StateChanges } from '@/lib/access/effect/state-changes';

/**
 * The collections on which a person's grants differ between two states. It goes from what changed to
 * those whom it reaches; only whose teams changed too are compared grant by grant.
 */
export function changedGrants(
  changes: StateChanges,
  before: AccessState,
  after: AccessState,
  reachBefore: Reach,
  reachAfter: Reach,
): (userId: string) => ReadonlySet<string> {
  const collections = new Map<string, Set<string>>();
  const tell = (grant: StateGrant | undefined, reach: Reach) => {
    for (const userId of grant ? reach.peopleOf(grant) : []) {
      const known = collections.get(userId) ?? new Set();
      collections.set(userId, known.add(grant?.collectionId ?? ''));
    }
  };
  for (const id of changes.grants) {
    tell(before.grants.get(id), reachBefore);
    tell(after.grants.get(id), reachAfter);
  }
  const compared = (userId: string): ReadonlySet<string> => {
    const [had, has] = [reachBefore.grantsOf(userId), reachAfter.grantsOf(userId)];
    const differing = [
      ...[...had].filter(({ id }) => changes.grants.has(id) || !holds(has, after.grants.get(id))),
      ...[...has].filter(({ id }) => changes.grants.has(id) || !holds(had, before.grants.get(id))),
    ];
    return new Set(differing.map(({ collectionId }) => collectionId));
  };
  return (userId) =>
    changes.teams.size === 0 && !changes.people.has(userId)
      ? (collections.get(userId) ?? new Set())
      : compared(userId);
}

function holds(grants: ReadonlySet<StateGrant>, grant: StateGrant | undefined): boolean {
  return grant !== undefined && grants.has(grant);
}
