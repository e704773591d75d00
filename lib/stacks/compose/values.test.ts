import { describe, expect, it } from 'vitest';
import { bytes, nanoCpus, numberOf, pairs } from '@/lib/stacks/compose/values';

describe('values of compose files', () => {
  it.each([
    [3, 3],
    ['3', 3],
    [' 0.5 ', 0.5],
    ['-1', -1],
  ])('%j is the number %j', (value, number) => expect(numberOf(value)).toBe(number));

  // An empty one is what a variable that is not set leaves: it must not mean no replicas at all.
  it.each(['', ' ', 'two', '0x10', '1e3', 'Infinity', '1,5'])('%j is no number', (value) =>
    expect(() => numberOf(value)).toThrow(RangeError),
  );

  it('has amounts of memory and of CPUs', () => {
    expect([bytes('512M'), bytes('1024'), bytes(7), bytes(undefined)]).toEqual([2 ** 29, 1024, 7, undefined]);
    expect([nanoCpus('0.5'), nanoCpus(2), nanoCpus(undefined)]).toEqual([5e8, 2e9, undefined]);
    expect(() => nanoCpus('')).toThrow(RangeError);
  });

  it('has pairs as a list or as a mapping, and names without a value', () => {
    expect(pairs(['A=1=2', 'B', 'C='])).toEqual([
      ['A', '1=2'],
      ['B', null],
      ['C', ''],
    ]);
    expect(pairs({ A: 1, B: null })).toEqual([
      ['A', '1'],
      ['B', null],
    ]);
  });
});
