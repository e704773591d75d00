import { expect, it } from 'vitest';
import { stepFor, windowOf } from '@/lib/metrics/window';

it.each([
  [15 * 60, 10],
  [3_600, 10],
  [6 * 3_600, 60],
  [24 * 3_600, 300],
  [7 * 86_400, 1_800],
  [30 * 86_400, 7_200],
])('draws %d seconds by steps of %d', (range, step) => expect(stepFor(range)).toBe(step));

it('begins and ends at whole steps', () => {
  expect(windowOf({ from: 1_003, to: 1_301, step: 60 }, 5_000)).toEqual({ from: 960, to: 1_320, step: 60 });
  expect(windowOf({}, 1_005)).toEqual({ from: 100, to: 1_010, step: 10 });
});

it.each([
  [{ from: 10, to: 10 }, 'before'],
  [{ from: 0, to: 86_400, step: 10 }, 'at most'],
  [{ step: 7 }, 'one of'],
])('refuses %o', (asked, words) => expect(windowOf(asked, 100_000)).toContain(words));
