import { expect, it } from 'vitest';
import { brief, mostOfRefused } from '@/lib/audit/brief';

it('keeps what is short, and how something long begins', () => {
  const short = { name: 'x', list: [1, null] };
  expect(brief(short, mostOfRefused)).toEqual(short);
  const long = { name: 'x', list: Array.from({ length: 1_000 }, (_, n) => `item ${n}`) };
  const kept = brief(long, mostOfRefused);
  expect(kept).toEqual({
    tooLong: true,
    beginning: expect.stringMatching(/^\{"name":"x","list":\["item 0"/),
  });
  expect(JSON.stringify(kept).length).toBeLessThan(2 * mostOfRefused);
});

it('takes one endless text for a short one, and what Postgres would not store', () => {
  const text = `${'\0'}${'\ud800'}${'x'.repeat(100_000)}`;
  const stored = JSON.stringify(brief({ text }, 32_000), (_, value) =>
    typeof value === 'string' ? value.length : value,
  );
  expect(stored.length).toBeLessThan(100);
});
