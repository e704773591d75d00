import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameDemultiplexer } from '@/lib/docker-api/frames';

const encode = (text: string) => new TextEncoder().encode(text);

function frame(kind: number, text: string): Uint8Array {
  const payload = encode(text);
  const bytes = new Uint8Array(8 + payload.length);
  bytes[0] = kind;
  new DataView(bytes.buffer).setUint32(4, payload.length);
  bytes.set(payload, 8);
  return bytes;
}

function concat(parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe('FrameDemultiplexer', () => {
  it('tells stdout from stderr', () => {
    const frames = new FrameDemultiplexer().push(concat([frame(1, 'out\n'), frame(2, 'err\n')]));
    expect(frames.map(({ stream, payload }) => [stream, new TextDecoder().decode(payload)])).toEqual([
      ['stdout', 'out\n'],
      ['stderr', 'err\n'],
    ]);
  });

  it('gives the same frames however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(1, 2), fc.string({ maxLength: 40 })), { maxLength: 8 }),
        fc.array(fc.nat(300), { maxLength: 20 }),
        (sent, cuts) => {
          const whole = concat(sent.map(([kind, text]) => frame(kind, text)));
          const edges = [...new Set([0, ...cuts.filter((cut) => cut < whole.length), whole.length])].sort(
            (a, b) => a - b,
          );
          const demultiplexer = new FrameDemultiplexer();
          const got = edges.flatMap((edge, i) =>
            demultiplexer.push(whole.subarray(edge, edges[i + 1] ?? edge)),
          );
          expect(got.map(({ stream, payload }) => [stream, [...payload]])).toEqual(
            sent.map(([kind, text]) => [kind === 2 ? 'stderr' : 'stdout', [...encode(text)]]),
          );
        },
      ),
    );
  });

  it('says so when the bytes are not frames', () => {
    expect(() => new FrameDemultiplexer().push(encode('plain text of a terminal'))).toThrow(
      /not in the form/,
    );
  });

  it("passes on the engine's own error", () => {
    expect(() => new FrameDemultiplexer().push(frame(3, 'disk is gone\n'))).toThrow('disk is gone');
  });
});
