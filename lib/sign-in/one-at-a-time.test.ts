import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { isFirstInAWhile } from '@/lib/sign-in/first-in-a-while';
import { oneAtATime } from '@/lib/sign-in/one-at-a-time';

it('runs work under one key in turn, and under another key meanwhile', async () => {
  const events: string[] = [];
  const work = (name: string, key: string) =>
    oneAtATime(key, async () => {
      events.push(`${name} starts`);
      await nextTurn();
      events.push(`${name} ends`);
    });
  await Promise.all([work('a', 'ana'), work('b', 'ana'), work('c', 'bob')]);
  expect(events.filter((event) => !event.startsWith('c'))).toEqual([
    'a starts',
    'a ends',
    'b starts',
    'b ends',
  ]);
  expect(events.indexOf('c starts')).toBeLessThan(events.indexOf('a ends'));
});

it('goes on after work that fails, and turns away a crowd', async () => {
  const failing = oneAtATime('x', () => Promise.reject(new Error('no')));
  const next = oneAtATime('x', async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
  const crowd = await Promise.all(Array.from({ length: 30 }, () => oneAtATime('y', async () => 'in')));
  expect(crowd.filter((answer) => answer === 'in')).toHaveLength(20);
  expect(crowd.filter((answer) => answer === null)).toHaveLength(10);
  expect(await oneAtATime('y', async () => 'in')).toBe('in');
});

it('calls something first once a minute', () => {
  expect([0, 1, 59_999, 60_000, 60_001].map((now) => isFirstInAWhile('k', now))).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
});
