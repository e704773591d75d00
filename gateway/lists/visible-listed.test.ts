import fc from 'fast-check';
import { expect, it } from 'vitest';
import { perCollection } from '@/gateway/lists/visible-listed';
import { compileAccess, decide } from '@/lib/access/access';
import { anyCollection, anyGrants, anyInstant, anyOperation } from '@/lib/access/arbitrary';

it('a list shows what each thing by itself would be decided to be', () => {
  fc.assert(
    fc.property(
      anyGrants,
      anyOperation,
      fc.array(anyCollection),
      anyInstant,
      (grants, operation, collections, now) => {
        const access = compileAccess(grants);
        const asked: string[] = [];
        const sees = perCollection((collection) => {
          asked.push(collection);
          return decide(access, operation, collection, now);
        });
        const apart = compileAccess(grants);
        for (const collection of [...collections, ...collections]) {
          expect(sees(collection)).toBe(decide(apart, operation, collection, now));
        }
        expect(asked).toEqual([...new Set(collections)]);
      },
    ),
  );
});
