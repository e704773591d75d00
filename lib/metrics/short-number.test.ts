import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromShort, gap, toShort } from '@/lib/metrics/short-number';

it('keeps small numbers exactly and large ones to a tenth of a percent', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e18, noNaN: true }), (value) => {
      const back = fromShort(toShort(value));
      if (value < 2047) expect(back).toBe(Math.round(value));
      else expect(Math.abs(back - value) / value).toBeLessThan(0.001);
    }),
  );
});

it('keeps order and every short number', () => {
  const values = Array.from({ length: 63_000 }, (_, short) => fromShort(short));
  expect(values.filter((value, at) => at > 0 && value <= (values[at - 1] ?? 0))).toEqual([]);
  expect(values.filter((value, short) => toShort(value) !== short)).toEqual([]);
});

it('has a word for nothing', () => {
  for (const value of [Number.NaN, -1, Number.NEGATIVE_INFINITY]) expect(toShort(value)).toBe(gap);
  expect(fromShort(gap)).toBeNaN();
});
