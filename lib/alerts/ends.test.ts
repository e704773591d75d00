import { expect, it } from 'vitest';
import { Ends } from '@/lib/alerts/ends';

const hourMs = 3_600_000;

it('counts what ended since, and says how the last time', () => {
  const ends = new Ends(hourMs);
  ends.add('a', '1', 1_000, 'exit code 1');
  ends.add('a', '2', 2_000, 'exit code 2');
  ends.add('b', '3', 1_500, '');
  expect(ends.since(1_500)).toEqual([
    { id: 'a', count: 1, detail: 'exit code 2' },
    { id: 'b', count: 1, detail: '' },
  ]);
  expect(ends.since(0)).toMatchObject([{ count: 2 }, { count: 1 }]);
});

it('counts what is heard of again once', () => {
  const ends = new Ends(hourMs);
  for (let time = 0; time < 5; time++) ends.add('a', 'the same', 1_000, '');
  expect(ends.since(0)).toMatchObject([{ id: 'a', count: 1 }]);
});

it('forgets what is gone, and what was long ago', () => {
  const ends = new Ends(hourMs);
  ends.add('a', '1', 0, '');
  ends.add('b', '1', 0, '');
  ends.forget('a');
  expect(ends.since(2 * hourMs)).toEqual([]);
  expect(ends.since(0)).toEqual([]);
});
