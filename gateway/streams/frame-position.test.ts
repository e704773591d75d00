import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FramePosition } from '@/gateway/streams/frame-position';

function frame(length: number): Buffer {
  const bytes = Buffer.alloc(8 + length, 7);
  bytes.fill(0, 0, 8);
  bytes[0] = 1;
  bytes.writeUInt32BE(length, 4);
  return bytes;
}

describe('where in its frames a stream is', () => {
  it('is known however the bytes are cut', () => {
    const lengths = fc.array(fc.nat(20), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lengths, fc.nat(200), (sizes, cut) => {
        const ends: number[] = [0];
        for (const size of sizes) ends.push((ends.at(-1) ?? 0) + 8 + size);
        const stream = Buffer.concat(sizes.map(frame));
        const at = cut % (stream.length + 1);
        const position = new FramePosition();
        position.pass(stream.subarray(0, at));
        expect(position.isBetween).toBe(ends.includes(at));
        const next = ends.find((end) => end >= at) ?? at;
        expect(position.passUntilBetween(stream.subarray(at))).toBe(next - at);
        expect(position.isBetween).toBe(true);
      }),
    );
  });
});
