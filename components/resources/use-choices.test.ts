import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Choices } from '@/components/resources/use-choices';

const lists = fc.array(fc.array(fc.record({ at: fc.constantFrom('a', 'b', 'c') }), { maxLength: 8 }));

it('is after any changes what counting anew would find', () => {
  fc.assert(
    fc.property(lists, (versions) => {
      const choices = new Choices<{ at: string }>(({ at }) => at);
      let kept: { at: string }[] = [];
      for (const fresh of versions) {
        kept = [...kept.filter((_, index) => index % 3 !== 0), ...fresh];
        expect(choices.of(kept)).toEqual([...new Set(kept.map(({ at }) => at))].sort());
      }
    }),
  );
});

it('stays the same array while the values do', () => {
  const choices = new Choices<{ at: string }>(({ at }) => at);
  const first = choices.of([{ at: 'a' }, { at: 'b' }]);
  expect(choices.of([{ at: 'b' }, { at: 'a' }, { at: 'a' }])).toBe(first);
});
