import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AnswerBytes } from '@/gateway/engines/answer-bytes';

const mebibyte = 1024 * 1024;

it('gives back what was added, however it was cut', () => {
  const piece = fc
    .tuple(fc.nat(255), fc.oneof(fc.nat(40), fc.nat(9_000)))
    .map(([byte, length]) => Buffer.alloc(length, byte));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const bytes = new AnswerBytes();
      for (const one of pieces) bytes.add(one);
      expect(bytes.whole().equals(Buffer.concat(pieces))).toBe(true);
      bytes.release();
    }),
  );
});

it('gives up on an answer without end, and on too many long ones', () => {
  const endless = new AnswerBytes();
  expect(() => {
    for (;;) endless.add(Buffer.alloc(mebibyte));
  }).toThrow('too long');
  endless.release();

  const crumbs = new AnswerBytes();
  expect(() => {
    for (;;) crumbs.add(Buffer.alloc(4));
  }).toThrow('too small pieces');
  crumbs.release();

  const many = Array.from({ length: 5 }, () => new AnswerBytes());
  expect(() => {
    for (const one of many) for (let count = 0; count < 60; count += 1) one.add(Buffer.alloc(mebibyte));
  }).toThrow('too many long answers');
  for (const one of many) one.release();
  const again = new AnswerBytes();
  again.add(Buffer.alloc(2 * mebibyte));
  again.release();
});
