import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileAccess, decide, heldOperations } from '@/lib/access/access';
import { anyCollection, anyGrants, anyInstant, anyOperation } from '@/lib/access/arbitrary';
import { builtInRoles } from '@/lib/access/built-in-roles';
import { intersectAccess, missingToViewAs, onlyOperations } from '@/lib/access/intersect';

it('what both hold is decided as for the one and for the other', () => {
  fc.assert(
    fc.property(
      anyGrants,
      anyGrants,
      anyOperation,
      anyCollection,
      anyInstant,
      (one, other, operation, on, now) => {
        const [a, b] = [compileAccess(one), compileAccess(other)];
        const both = intersectAccess(a, b);
        expect(decide(both, operation, on, now)).toBe(
          decide(a, operation, on, now) && decide(b, operation, on, now),
        );
      },
    ),
    { numRuns: 500 },
  );
});

it('with whoever holds everything it is all that the first holds', () => {
  const everything = builtInRoles.find(({ name }) => name === 'Admin')?.operations ?? [];
  const admin = compileAccess([
    {
      id: '1',
      subject: { kind: 'everyone' },
      through: [],
      role: 'Admin',
      operations: everything,
      collection: '/',
      expiresAt: null,
    },
  ]);
  fc.assert(
    fc.property(anyGrants, anyCollection, anyInstant, (grants, on, now) => {
      const own = compileAccess(grants);
      expect(heldOperations(intersectAccess(own, admin), on, now)).toEqual(heldOperations(own, on, now));
    }),
  );
  expect(missingToViewAs(admin, 0)).toBeNull();
  expect(
    missingToViewAs(
      onlyOperations(admin, (each) => each !== 'access.view-as'),
      0,
    ),
  ).toBe('access.view-as');
  expect(
    missingToViewAs(
      onlyOperations(admin, (each) => each !== 'user.view'),
      0,
    ),
  ).toBe('user.view');
});
