import fc from 'fast-check';
import { expect, it } from 'vitest';
import { giveBlockBack, listBlocks, listLength, plainList } from '@/gateway/lists/list-blocks';

const frames = [plainList, ['{"Volumes":[', '],"Warnings":null}\n']] as const;

it('writes a list as it would be in one piece, each block in memory of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(90_000), { maxLength: 40 }), fc.constantFrom(...frames), (lengths, frame) => {
      const pieces = lengths.map((length, at) => Buffer.alloc(length + 2, 97 + (at % 26)));
      const blocks = [...listBlocks(pieces, frame)];
      const whole = Buffer.concat(blocks).toString();
      expect(whole).toBe(frame[0] + pieces.join(',') + frame[1]);
      expect(whole.length).toBe(listLength(pieces, frame));
      expect(new Set(blocks.map(({ buffer }) => buffer)).size).toBe(blocks.length);
    }),
    { numRuns: 50 },
  );
});

it('is never held whole', () => {
  const pieces = Array.from({ length: 2_000 }, () => Buffer.alloc(1_000, 'x'));
  const blocks = [...listBlocks(pieces, plainList)];
  expect(Math.max(...blocks.map(({ buffer }) => buffer.byteLength))).toBeLessThanOrEqual(256 * 1024);
});

it('uses a block again that was given back, and none that was not', () => {
  const pieces = Array.from({ length: 600 }, (_, at) => Buffer.alloc(1_000, 97 + (at % 26)));
  const [first, second] = [...listBlocks(pieces, plainList)];
  if (!first || !second) throw new Error('the list is too short');
  giveBlockBack(first);
  const again = [...listBlocks(pieces, plainList)];
  const memories = again.map(({ buffer }) => buffer);
  expect(memories).toContain(first.buffer);
  expect(memories).not.toContain(second.buffer);
  expect(Buffer.concat(again).toString()).toBe(`[${pieces.join(',')}]\n`);
});
