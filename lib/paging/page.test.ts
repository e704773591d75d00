import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePage, pageBounds } from '@/lib/paging/page';

/** All pages of a list that is held in memory. */
function pagesOf(keys: readonly string[], limit: number): string[][] {
  const pages: string[][] = [];
  for (let cursor: string | undefined; ; ) {
    const { take, after } = pageBounds({ limit, cursor });
    const rows = keys.filter((key) => after === null || key > after).slice(0, take);
    const page = makePage(
      rows,
      take,
      (key) => key,
      (key) => key,
    );
    pages.push(page.items);
    if (page.nextCursor === null) return pages;
    cursor = page.nextCursor;
  }
}

describe('pages', () => {
  it('hold everything once, in order, and at most as many as was asked for', () => {
    const keys = fc.uniqueArray(fc.string({ unit: 'grapheme' }).filter((key) => !key.includes('\0')));
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 5 }), (unsorted, limit) => {
        const sorted = [...unsorted].sort();
        const pages = pagesOf(sorted, limit);
        expect(pages.flat()).toEqual(sorted);
        expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it.each(['', '!', 'AAAA', 'not-a-cursor='])('refuse the cursor "%s"', (cursor) => {
    expect(() => pageBounds({ cursor })).toThrow('no cursor');
  });
});
