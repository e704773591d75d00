import { expect, it } from 'vitest';
import { type BulkResult, bulkSummary, runInBulk, Skipped } from '@/components/resources/bulk/run-in-bulk';

const networks = { one: 'network', many: 'networks' };
const numbers = Array.from({ length: 500 }, (_, index) => index);
const never = new AbortController().signal;

it('does a few at a time, all of them, and goes on when some fail', async () => {
  let [under, most] = [0, 0];
  const results = await runInBulk(numbers, {
    signal: never,
    onProgress: () => undefined,
    act: async (number) => {
      most = Math.max(most, ++under);
      await Promise.resolve();
      under -= 1;
      if (number % 100 === 7) throw new Error(`${number} is in use`);
    },
  });
  expect(most).toBe(6);
  expect(results.map(({ row }) => row)).toEqual(numbers);
  expect(results[107]).toEqual({ row: 107, state: 'failed', message: '107 is in use' });
  expect(bulkSummary(results, networks, 'removed')).toBe('495 of 500 networks removed, 5 failed');
});

it('begins nothing more when it is stopped', async () => {
  const abort = new AbortController();
  const done: number[] = [];
  const results = await runInBulk(numbers, {
    signal: abort.signal,
    onProgress: () => undefined,
    act: async (number) => {
      done.push(number);
      if (number === 20) abort.abort();
    },
  });
  expect(done.length).toBeLessThan(30);
  expect(results.filter(({ state }) => state === 'stopped').length).toBe(500 - done.length);
});

it('tells how far it is', async () => {
  const seen: (readonly BulkResult<number>[])[] = [];
  await runInBulk([1], { signal: never, onProgress: (all) => seen.push(all), act: async () => undefined });
  expect(seen.map((all) => all[0]?.state)).toEqual(['waiting', 'running', 'done']);
  expect(bulkSummary(seen.at(-1) ?? [], networks, 'removed')).toBe('1 network removed');
});

it('knows what was skipped from what failed', async () => {
  const results = await runInBulk(['a', 'b', 'c'], {
    signal: never,
    onProgress: () => undefined,
    act: async (name) => {
      if (name === 'b') throw new Skipped('It is used by now.');
    },
  });
  expect(results[1]).toEqual({ row: 'b', state: 'skipped', message: 'It is used by now.' });
  expect(bulkSummary(results, networks, 'removed')).toBe('2 of 3 networks removed, 1 skipped');
});
