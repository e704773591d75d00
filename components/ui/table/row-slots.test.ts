import { expect, it } from 'vitest';
import { RowSlots } from '@/components/ui/table/row-slots';

const keys = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `row-${from + at}`);

it('lets a row keep its element, and gives those of rows that left to rows that came', () => {
  const slots = new RowSlots();
  const before = slots.of(keys(0, 5));
  const after = slots.of(keys(2, 7));
  expect(new Set(before).size).toBe(5);
  expect(after.slice(0, 3)).toEqual(before.slice(2));
  expect(new Set(after)).toEqual(new Set(before));
});

it('keeps elements by row, wherever it is put by another order', () => {
  const slots = new RowSlots();
  const [a, b, c] = slots.of(['a', 'b', 'c']);
  expect(slots.of(['c', 'a', 'b'])).toEqual([c, a, b]);
});

it('gives the element in which the keyboard is to no other row', () => {
  const slots = new RowSlots();
  const [held] = slots.of(keys(0, 3));
  slots.hold('row-0');
  expect(slots.of(keys(1, 4))).not.toContain(held);
  slots.hold(null);
  expect(slots.of(keys(2, 5))).not.toContain(held);
});
