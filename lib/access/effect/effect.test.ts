import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWithin } from '@/lib/access/collection-path';
import { type AccessState, isWalledOff, type StateGrant, wallsOf } from '@/lib/access/effect/access-state';
import { effectBetween } from '@/lib/access/effect/effect';
import type { Operation } from '@/lib/access/operations';

const paths = ['/', '/a', '/a/b', '/a/b/c', '/d'] as const;
const people = ['ana', 'ben', 'cai', 'dot'] as const;
const teams = ['t1', 't2', 't3'] as const;
const roles: Record<string, readonly Operation[]> = {
  viewer: ['container.view', 'node.schedule'],
  doer: ['container.view', 'container.exec'],
};

const grant = fc.record({
  subject: fc.constantFrom(
    ...people.map((id) => ['user', id] as const),
    ...teams.map((id) => ['team', id] as const),
    ['everyone', ''] as const,
  ),
  roleId: fc.constantFrom(...Object.keys(roles)),
  collectionId: fc.constantFrom(...paths),
  expiresAt: fc.constantFrom(null, 100, 200),
});

/** Ids are names and paths here; of two states grants, teams, walls and people differ. */
const state = fc
  .record({
    grants: fc.array(grant, { maxLength: 8 }),
    teamsOf: fc.array(fc.subarray([...teams]), { minLength: 4, maxLength: 4 }),
    parents: fc.tuple(fc.constantFrom(null, 't2', 't3'), fc.constantFrom(null, 't3')),
    walls: fc.subarray([...paths.slice(1)]),
    disabled: fc.subarray([...people], { maxLength: 1 }),
    services: fc.subarray([...people], { maxLength: 1 }),
  })
  .map(({ grants, teamsOf, parents, walls, disabled, services }): AccessState => {
    const made = grants.map(({ subject: [subjectKind, subjectId], ...rest }): StateGrant => {
      const id = JSON.stringify([subjectKind, subjectId, rest.roleId, rest.collectionId]);
      return { id, subjectKind, subjectId, ...rest };
    });
    return {
      people: new Map(
        people.map((id) => [
          id,
          { username: id, fullName: '', isService: services.includes(id), isDisabled: disabled.includes(id) },
        ]),
      ),
      teams: new Map(teams.map((id, index) => [id, { name: id, parentId: parents[index] ?? null }])),
      teamsOf: new Map(people.map((id, index) => [id, teamsOf[index] ?? []])),
      roles: new Map(Object.entries(roles).map(([id, operations]) => [id, { name: id, operations }])),
      collections: new Map(paths.map((path) => [path, { path, exclusive: walls.includes(path) }])),
      grants: new Map(made.map((each) => [each.id, each])),
    };
  });

/** By the words of the rule, one grant after the other. */
function heldIn(state: AccessState, userId: string, at: string): Map<Operation, number> {
  const person = state.people.get(userId);
  const held = new Map<Operation, number>();
  if (!person || person.isDisabled) return held;
  const isIn = (team: string | null): boolean =>
    team !== null &&
    (state.teamsOf.get(userId) ?? []).some((own) => {
      for (let up: string | null = own; up !== null; up = state.teams.get(up)?.parentId ?? null) {
        if (up === team) return true;
      }
      return false;
    });
  for (const { subjectKind, subjectId, roleId, collectionId, expiresAt } of state.grants.values()) {
    const reaches = { user: subjectId === userId, team: isIn(subjectId), everyone: !person.isService };
    if (!reaches[subjectKind] || !isWithin(at, collectionId)) continue;
    for (const operation of roles[roleId] ?? []) {
      if (operation === 'node.schedule' && isWalledOff(at, collectionId, wallsOf(state))) continue;
      held.set(operation, Math.max(held.get(operation) ?? 0, expiresAt ?? Number.POSITIVE_INFINITY));
    }
  }
  return held;
}

function changesOf(before: AccessState, after: AccessState, userId: string, path: string) {
  const [was, is] = [heldIn(before, userId, path), heldIn(after, userId, path)];
  const more = (one: Map<Operation, number>, other: Map<Operation, number>) =>
    [...one]
      .filter(([operation, until]) => until > (other.get(operation) ?? 0))
      .map(([operation]) => operation);
  return { gained: more(is, was).sort(), lost: more(was, is).sort() };
}

it('tells in each place what comes and goes, for just those for whom something does', () => {
  fc.assert(
    fc.property(state, state, (before, after) => {
      const effect = effectBetween(before, after, []);
      const concerned = new Set(effect.people.map(({ userId }) => userId));
      for (const userId of people) {
        const differs = paths.map((path) => {
          const { gained, lost } = effect.at({ before: path, after: path })(userId);
          const told = {
            gained: gained.map(({ operation }) => operation).sort(),
            lost: lost.map(({ operation }) => operation).sort(),
          };
          expect(told).toEqual(changesOf(before, after, userId, path));
          return gained.length + lost.length > 0;
        });
        expect(concerned.has(userId)).toBe(differs.includes(true));
      }
    }),
    { numRuns: 300 },
  );
});
