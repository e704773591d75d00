import fc from 'fast-check';
import { expect, it } from 'vitest';
import { naturalKey } from '@/components/ui/table/natural-key';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const name = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  fc.stringMatching(/^[a-cA-C0-2._:/-]{0,10}$/),
);

it('sorts as the collator does', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [a, b] = [naturalKey(one) ?? '', naturalKey(other) ?? ''];
      expect(a < b ? -1 : a > b ? 1 : 0).toBe(Math.sign(collator.compare(one, other)));
    }),
    { numRuns: 3_000 },
  );
});

it('leaves what is not ASCII, and endless numbers, to the collator', () => {
  expect(naturalKey('Kräne')).toBeNull();
  expect(naturalKey('9'.repeat(60))).toBeNull();
});
