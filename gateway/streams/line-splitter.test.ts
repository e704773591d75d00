import { expect, it } from 'vitest';
import { LineSplitter } from '@/gateway/streams/line-splitter';

it('cuts lines wherever the chunks end', () => {
  const splitter = new LineSplitter();
  const lines = ['{"a":', '1}\n{"b"', ':2}\n\n{"c":3}\n{'].flatMap((chunk) =>
    splitter.push(Buffer.from(chunk)),
  );
  expect(lines.map(String)).toEqual(['{"a":1}', '{"b":2}', '{"c":3}']);
});

it('gives up on a line that never ends', () => {
  const splitter = new LineSplitter();
  expect(() => splitter.push(Buffer.alloc(2 * 1024 * 1024))).toThrow('too long');
});
