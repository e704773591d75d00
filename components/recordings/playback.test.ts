import { expect, it } from 'vitest';
import { clockText, countUntil, playbackOf } from '@/components/recordings/playback';

const at = (seconds: number) => ({ seconds, kind: 'o', text: 'x' }) as const;
const cast = { size: { columns: 80, rows: 24 }, events: [at(0), at(1), at(1), at(60)] };

it('knows what has happened at each second', () => {
  const playback = playbackOf(cast, false);
  expect(playback.length).toBe(60);
  expect([-1, 0, 0.5, 1, 59.9, 60, 99].map((second) => countUntil(playback, second))).toEqual([
    0, 1, 1, 3, 3, 4, 4,
  ]);
});

it('shortens pauses where that is wanted', () => {
  expect(playbackOf(cast, true).length).toBe(3);
  expect(playbackOf({ ...cast, events: [] }, true)).toEqual({ events: [], length: 0 });
});

it('tells times', () => {
  expect([0, 5.9, 65, 3_605].map(clockText)).toEqual(['0:00', '0:05', '1:05', '1:00:05']);
});
