import { expect, it } from 'vitest';
import { briefCache, dropBriefCaches } from '@/lib/auth/brief-cache';

it('asks once for all who wait, and again after its time', async () => {
  let now = 0;
  let asked = 0;
  const cache = briefCache<number>(1_000, () => now);
  const ask = async () => ++asked;
  expect(await Promise.all([cache.get('a', ask), cache.get('a', ask), cache.get('b', ask)])).toEqual([
    1, 1, 2,
  ]);
  now = 999;
  expect(await cache.get('a', ask)).toBe(1);
  now = 1_000;
  expect(await cache.get('a', ask)).toBe(3);
});

it('keeps no answer that was asked for before it was dropped', async () => {
  const cache = briefCache<string>(60_000);
  let answer: (text: string) => void = () => undefined;
  const before = cache.get('a', () => new Promise((resolve) => (answer = resolve)));
  dropBriefCaches();
  expect(await cache.get('a', async () => 'after')).toBe('after');
  answer('before');
  expect(await before).toBe('before');
  expect(await cache.get('a', async () => 'asked again')).toBe('after');
});

it('does not remember a failure', async () => {
  const cache = briefCache<string>(60_000);
  await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await cache.get('a', async () => 'up')).toBe('up');
});
