import { expect, it } from 'vitest';
import { roundCeiling, sparklinePath } from '@/components/stats/sparkline-path';

const size = { width: 100, height: 10 };

it('puts the newest value at the right edge', () => {
  expect(sparklinePath([0, 5, 10], 5, 10, size)).toBe('M50.0 10.0L75.0 5.0L100.0 0.0');
});

it('stays inside its box', () => {
  expect(sparklinePath([-5, 50], 2, 10, size)).toBe('M0.0 10.0L100.0 0.0');
  expect(sparklinePath([], 2, 0, size)).toBe('');
});

it.each([
  [[3], 1, 5],
  [[0.2], 1, 1],
  [[13, 7], 1, 20],
  [[100], 1, 100],
  [[], 100, 100],
])('has a round ceiling over %j', (values, least, ceiling) => {
  expect(roundCeiling(values, least)).toBe(ceiling);
});
