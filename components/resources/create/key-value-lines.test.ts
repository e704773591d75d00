import { expect, it } from 'vitest';
import { readKeyValueLines, writeKeyValueLines } from '@/components/resources/create/key-value-lines';

it('reads and writes labels, a line each', () => {
  const text = 'team=shop\n\n url = http://x?a=b \nmarked';
  const read = { team: 'shop', url: 'http://x?a=b', marked: '' };
  expect(readKeyValueLines(text)).toEqual(read);
  expect(readKeyValueLines(writeKeyValueLines(read))).toEqual(read);
});
