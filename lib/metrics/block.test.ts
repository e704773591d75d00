import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBlock, writeBlock } from '@/lib/metrics/block';
import { metricIndex, metrics } from '@/lib/metrics/metrics';
import { emptyPoints, type Points, takeInto } from '@/lib/metrics/points';

const value = fc.oneof(
  fc.constant(Number.NaN),
  fc.constant(0),
  fc.double({ min: 0, max: 1e13, noNaN: true }),
);
const points = fc.integer({ min: 1, max: 70 }).chain((length) =>
  fc
    .array(fc.array(value, { minLength: length, maxLength: length }), {
      minLength: metrics.length,
      maxLength: metrics.length,
    })
    .map((columns): Points => {
      const averages = columns.map((column) => Float64Array.from(column));
      return { length, averages, maxima: averages.map((column) => column.map((each) => each * 2)) };
    }),
);

function farOff(found: Float64Array | undefined, wished: Float64Array | undefined): number[] {
  return [...(wished ?? [])].filter((each, at) => {
    const got = found?.[at] ?? Number.POSITIVE_INFINITY;
    return Number.isNaN(each) ? !Number.isNaN(got) : Math.abs(got - each) > Math.max(1, each * 0.001);
  });
}

it('reads what it wrote, with and without maxima', () => {
  fc.assert(
    fc.property(points, fc.boolean(), (wished, withMaxima) => {
      const found = readBlock(writeBlock(wished, withMaxima));
      expect(found.length).toBe(wished.length);
      for (const metric of metrics.keys()) {
        expect(farOff(found.averages[metric], wished.averages[metric])).toEqual([]);
        const maxima = withMaxima ? wished.maxima : wished.averages;
        expect(farOff(found.maxima[metric], maxima[metric])).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

it('takes little room for what does little', () => {
  const idle = emptyPoints(6);
  for (const metric of metrics.slice(0, 8)) idle.averages[metricIndex(metric)]?.fill(7);
  expect(writeBlock(idle, false).length).toBeLessThan(30);
  expect(writeBlock(emptyPoints(60), true).length).toBe(3);
});

it('does not read what is none', () => {
  for (const bytes of [[], [1], [9, 1, 0], [1, 0, 0], [1, 6, 0, 0]]) {
    expect(() => readBlock(Uint8Array.from(bytes))).toThrow();
  }
});

it('keeps average and maximum of what it puts together, and gaps only where all was one', () => {
  const from = emptyPoints(6);
  const cpu = metricIndex('cpuCores');
  from.averages[cpu]?.set([1, Number.NaN, 3, Number.NaN, Number.NaN, Number.NaN]);
  from.maxima[cpu]?.set([2, Number.NaN, 9, Number.NaN, Number.NaN, Number.NaN]);
  const into = emptyPoints(4);
  takeInto(into, from, 1, 3);
  expect([...(into.averages[cpu] ?? [])]).toEqual([Number.NaN, 2, Number.NaN, Number.NaN]);
  expect([...(into.maxima[cpu] ?? [])]).toEqual([Number.NaN, 9, Number.NaN, Number.NaN]);
  const late = emptyPoints(3);
  takeInto(late, from, -1, 2);
  expect([...(late.averages[cpu] ?? [])]).toEqual([3, Number.NaN, Number.NaN]);
});
