import fc from 'fast-check';
import type { ReachingGrant } from '@/lib/access/access';
import type { CollectionPath } from '@/lib/access/collection-path';
import { operations } from '@/lib/access/operations';

/** Generators for property tests: few names and instants, so that cases meet. */
export const anyOperation = fc.constantFrom(...operations);

export const anyCollection: fc.Arbitrary<CollectionPath> = fc
  .array(fc.constantFrom('a', 'b', 'ab'), { maxLength: 4 })
  .map((names) => `/${names.join('/')}`);

export const anyInstant = fc.integer({ min: 0, max: 8 });

export const anyGrant: fc.Arbitrary<ReachingGrant> = fc.record({
  id: fc.uuid(),
  subject: fc.constantFrom(
    { kind: 'user' as const, name: 'ana' },
    { kind: 'team' as const, name: 'web' },
    { kind: 'everyone' as const },
  ),
  through: fc.constant([]),
  role: fc.constant('Role'),
  operations: fc.subarray([...operations]),
  collection: anyCollection,
  expiresAt: fc.option(anyInstant),
});

export const anyGrants = fc.array(anyGrant, { maxLength: 8 });
