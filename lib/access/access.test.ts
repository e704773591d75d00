import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectionsGranting, compileAccess, decide, heldOperations, noAccess } from '@/lib/access/access';
import { anyCollection, anyGrant, anyGrants, anyInstant, anyOperation } from '@/lib/access/arbitrary';
import { isWithin, parentCollection } from '@/lib/access/collection-path';
import { explain } from '@/lib/access/explain';
import { operations } from '@/lib/access/operations';

describe('decide', () => {
  test('allows exactly what some unexpired grant on the collection or an ancestor holds', () => {
    fc.assert(
      fc.property(
        anyGrants,
        anyOperation,
        anyCollection,
        anyInstant,
        (grants, operation, collection, now) => {
          const expected = grants.some(
            (grant) =>
              isWithin(collection, grant.collection) &&
              grant.operations.includes(operation) &&
              (grant.expiresAt === null || now < grant.expiresAt),
          );
          expect(decide(compileAccess(grants), operation, collection, now)).toBe(expected);
        },
      ),
    );
  });

  test('answers the same whatever was asked before, also when time runs backwards', () => {
    const questions = fc.array(fc.tuple(anyOperation, anyCollection, anyInstant), { maxLength: 30 });
    fc.assert(
      fc.property(anyGrants, questions, (grants, asked) => {
        const warm = compileAccess(grants);
        for (const [operation, collection, now] of asked) {
          expect(decide(warm, operation, collection, now)).toBe(
            decide(compileAccess(grants), operation, collection, now),
          );
        }
      }),
    );
  });

  test('what holds on a collection holds on everything below it', () => {
    fc.assert(
      fc.property(
        anyGrants,
        anyOperation,
        anyCollection,
        anyInstant,
        (grants, operation, collection, now) => {
          const access = compileAccess(grants);
          const parent = parentCollection(collection);
          if (parent !== null && decide(access, operation, parent, now)) {
            expect(decide(access, operation, collection, now)).toBe(true);
          }
        },
      ),
    );
  });

  test('more grants never take anything away', () => {
    fc.assert(
      fc.property(
        anyGrants,
        anyGrant,
        anyOperation,
        anyCollection,
        anyInstant,
        (grants, more, operation, collection, now) => {
          if (decide(compileAccess(grants), operation, collection, now)) {
            expect(decide(compileAccess([...grants, more]), operation, collection, now)).toBe(true);
          }
        },
      ),
    );
  });

  test('a grant ends at its instant and not before', () => {
    const access = compileAccess([
      {
        id: 'g',
        subject: { kind: 'everyone' },
        through: [],
        role: 'Viewer',
        operations: ['container.view'],
        collection: '/Shared',
        expiresAt: 1_000,
      },
    ]);
    expect(decide(access, 'container.view', '/Shared/shop', 999)).toBe(true);
    expect(decide(access, 'container.view', '/Shared/shop', 1_000)).toBe(false);
    expect(decide(access, 'container.view', '/Shared/shop', 999)).toBe(true);
  });

  test('a name that only begins alike is not below', () => {
    const access = compileAccess([
      {
        id: 'g',
        subject: { kind: 'everyone' },
        through: [],
        role: 'R',
        operations: ['container.view'],
        collection: '/shop',
        expiresAt: null,
      },
    ]);
    expect(decide(access, 'container.view', '/shop2', 0)).toBe(false);
    expect(decide(access, 'container.view', '/', 0)).toBe(false);
  });

  test('nobody may do anything without a grant', () => {
    for (const operation of operations) expect(decide(noAccess, operation, '/', 0)).toBe(false);
  });
});

describe('explain', () => {
  test('agrees with decide and names only grants that allow it', () => {
    fc.assert(
      fc.property(
        anyGrants,
        anyOperation,
        anyCollection,
        anyInstant,
        (grants, operation, collection, now) => {
          const access = compileAccess(grants);
          const explanation = explain(access, operation, collection, now);
          expect(explanation.allowed).toBe(decide(access, operation, collection, now));
          for (const grant of explanation.because) {
            expect(decide(compileAccess([grant]), operation, collection, now)).toBe(true);
          }
          for (const grant of explanation.expired) {
            expect(decide(compileAccess([grant]), operation, collection, now)).toBe(false);
          }
        },
      ),
    );
  });
});

describe('held operations and granting collections', () => {
  test('agree with decide', () => {
    fc.assert(
      fc.property(
        anyGrants,
        anyOperation,
        anyCollection,
        anyInstant,
        (grants, operation, collection, now) => {
          const access = compileAccess(grants);
          const allowed = decide(access, operation, collection, now);
          expect(heldOperations(access, collection, now).includes(operation)).toBe(allowed);
          expect(collectionsGranting(access, operation, now).some((from) => isWithin(collection, from))).toBe(
            allowed,
          );
        },
      ),
    );
  });
});
