import { expect, it } from 'vitest';
import { rowsInSight } from '@/components/ui/rows-in-sight';

it('draws what is in sight and a little beyond, wherever one is', () => {
  expect(rowsInSight(300, 900, 42, 10_000).from).toBe(0);
  for (const scrolled of [0, 41, 4_211, 99_999, 419_000]) {
    const { from, to } = rowsInSight(-scrolled, 900, 42, 10_000);
    expect(from * 42).toBeLessThanOrEqual(scrolled);
    expect(Math.min(420_000, scrolled + 900)).toBeLessThanOrEqual(to * 42);
    expect(to - from).toBeLessThanOrEqual(45);
  }
});

it('draws nothing beyond the last row, and nothing of a table that is far away', () => {
  expect(rowsInSight(-10_000, 900, 42, 60).to).toBe(60);
  expect(rowsInSight(-10_000, 900, 42, 0)).toEqual({ from: 0, to: 0 });
  const { from, to } = rowsInSight(50_000, 900, 42, 60);
  expect(to).toBeGreaterThanOrEqual(from);
});
