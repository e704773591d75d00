import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChunkedDecoder } from '@/gateway/engines/wire/chunked-decoder';

const framed = (chunks: readonly Buffer[]) =>
  Buffer.concat([
    ...chunks.map((chunk) =>
      Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
    ),
    Buffer.from('0\r\n\r\n'),
  ]);

it('gives back what was framed, wherever the reads end', () => {
  const chunk = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(
      fc.array(chunk, { maxLength: 12 }),
      fc.array(fc.nat(60), { maxLength: 20 }),
      (chunks, cuts) => {
        const wire = framed(chunks);
        const decoder = new ChunkedDecoder();
        const content: Buffer[] = [];
        let at = 0;
        for (const length of [...cuts, wire.length]) {
          content.push(Buffer.from(decoder.push(Buffer.from(wire.subarray(at, at + length)))));
          at = Math.min(at + length, wire.length);
        }
        expect(Buffer.concat(content)).toEqual(Buffer.concat(chunks));
        expect(decoder.isDone).toBe(true);
      },
    ),
  );
});

it('passes over extensions and trailers', () => {
  const decoder = new ChunkedDecoder();
  expect(String(decoder.push(Buffer.from('3;name="value"\r\nabc\r\n0\r\nX-After: 1\r\n\r\n')))).toBe('abc');
  expect(decoder.isDone).toBe(true);
});

it.each([
  ['no size', '\r\nabc'],
  ['a size that is no number', 'zz\r\nabc'],
  ['a size that no engine sends', 'fffffffff\r\n'],
  ['a negative size', '-1\r\n'],
  ['a chunk that goes on after its end', '3\r\nabcd\r\n'],
  ['a bare line feed', '3\nabc'],
  ['bytes after the end', '0\r\n\r\nHTTP/1.1 200 OK\r\n'],
  ['an extension without end', `3;${'x'.repeat(20_000)}`],
  ['a trailer without end', `0\r\n${'x: y\r\n'.repeat(4_000)}`],
])('refuses %s', (_, wire) => {
  expect(() => new ChunkedDecoder().push(Buffer.from(wire))).toThrow();
});
