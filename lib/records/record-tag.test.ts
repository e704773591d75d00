import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnown, isStillThat, recordTag, recordTagInParts } from '@/lib/records/record-tag';
import { sha256 } from '@/lib/records/sha-256';

describe('sha256', () => {
  it('is what everybody calls so', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
        expect(Buffer.from(sha256(text)).toString('hex')).toBe(
          createHash('sha256').update(text).digest('hex'),
        );
      }),
    );
  });
});

describe('the tag of a record', () => {
  it('does not mind the order of members, nor those that are not there', () => {
    expect(recordTag({ a: 1, b: { d: 1, c: 2 } })).toBe(recordTag({ b: { c: 2, d: 1, e: undefined }, a: 1 }));
    expect(recordTag({ a: [1, 2] })).not.toBe(recordTag({ a: [2, 1] }));
    expect(recordTag({ a: null })).not.toBe(recordTag({}));
  });

  it('is a strong one of plain letters', () => {
    expect(recordTag({ a: 1 })).toMatch(/^"[\w-]{24}"$/);
  });

  it.each([
    ['*', true],
    [recordTag({ a: 1 }), true],
    [`"x", ${recordTag({ a: 1 })}`, true],
    [recordTagInParts({ a: 1 }, { a: 1, moves: 7 }), true],
    [recordTag({ a: 2 }), false],
    [`W/${recordTag({ a: 1 })}`, false],
    [recordTagInParts({ a: 2 }, { a: 1 }), false],
    ['', false],
  ])('If-Match: %s holds: %s', (header, holds) => {
    expect(isStillThat(header, { a: 1 })).toBe(holds);
  });

  it('tells what is known already, weakly too', () => {
    const tag = recordTagInParts({ a: 1 }, { a: 1, moves: 7 });
    expect(isKnown(tag, tag)).toBe(true);
    expect(isKnown(`"x",W/${tag}`, tag)).toBe(true);
    expect(isKnown(recordTagInParts({ a: 1 }, { a: 1, moves: 8 }), tag)).toBe(false);
  });
});
