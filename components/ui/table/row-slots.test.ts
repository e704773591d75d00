import { expect, it } from 'vitest';
import { RowSlots } from '@/components/ui/table/row-slots';

const keys = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `row-${from + at}`);

function draw(slots: RowSlots, shown: readonly string[], stay = false) {
  const placed = slots.of(shown, stay);
  slots.drawn(shown, placed);
  return placed;
}

/** The element of each row, in the order of the rows. */
const elements = (slots: RowSlots, shown: readonly string[], stay = false) =>
  [...draw(slots, shown, stay)].sort((one, other) => one.at - other.at).map(({ slot }) => slot);

it('lets a row keep its element, and gives those of rows that left to rows that came', () => {
  const slots = new RowSlots();
  const before = elements(slots, keys(0, 5));
  const after = elements(slots, keys(2, 7), true);
  expect(new Set(before).size).toBe(5);
  expect(after.slice(0, 3)).toEqual(before.slice(2));
  expect(new Set(after)).toEqual(new Set(before));
});

it('keeps elements by row, wherever another order puts it', () => {
  const slots = new RowSlots();
  const [a, b, c] = elements(slots, ['a', 'b', 'c']);
  expect(elements(slots, ['c', 'a', 'b'])).toEqual([c, a, b]);
});

it('moves no element in the document while one scrolls, and puts them in the order of the rows after', () => {
  const slots = new RowSlots();
  const order = (shown: readonly string[], stay: boolean) => draw(slots, shown, stay).map(({ slot }) => slot);
  const before = order(keys(0, 6), false);
  expect(order(keys(2, 8), true)).toEqual(before);
  expect(order(keys(5, 11), true)).toEqual(before);
  expect(draw(slots, keys(5, 11)).map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5]);
  const rested = order(keys(5, 11), false);
  expect(order(keys(6, 12), true)).toEqual(rested);
});

it('moves no element where most rows are others', () => {
  const slots = new RowSlots();
  const before = draw(slots, keys(0, 5));
  expect(draw(slots, ['row-4', 'x', 'row-0', 'y', 'z'])).toEqual(before);
});

it('knows nothing of what was asked for and never drawn', () => {
  const slots = new RowSlots();
  const before = draw(slots, keys(0, 5));
  slots.of(keys(10, 16), false);
  expect(draw(slots, keys(0, 5))).toEqual(before);
});

it('gives the element in which the keyboard is to no other row', () => {
  const slots = new RowSlots();
  const [held] = elements(slots, keys(0, 3));
  slots.hold('row-0');
  expect(elements(slots, ['x', 'row-0', 'y'])[1]).toBe(held);
  expect(elements(slots, keys(1, 4))).not.toContain(held);
  slots.hold(null);
  expect(elements(slots, keys(2, 5))).not.toContain(held);
});
