import { expect, it } from 'vitest';
import { byteSize } from '@/components/stats/byte-size';

it.each([
  [0, '0 B'],
  [512, '512 B'],
  [1_000, '1 kB'],
  [41_943_040, '41.9 MB'],
  [2_147_483_648, '2.15 GB'],
  [5e15, '5000 TB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(byteSize(bytes)).toBe(text);
});
