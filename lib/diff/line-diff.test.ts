import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineDiff } from '@/lib/diff/line-diff';

const told = (before: string, after: string) =>
  lineDiff(before, after).map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`);

it('says what came and what went, the old first', () => {
  expect(told('a\nb\nc\n', 'a\nx\nc\n')).toEqual([' a', '-b', '+x', ' c']);
  expect(told('a\n', 'a\nb\n')).toEqual([' a', '+b']);
  expect(told('', 'a')).toEqual(['+a']);
  expect(told('a\r\nb', 'a\nb\n')).toEqual([' a', ' b']);
});

it('numbers the lines of each side', () => {
  expect(lineDiff('a\nb', 'b')).toEqual([
    { kind: 'removed', text: 'a', before: 1, after: null },
    { kind: 'same', text: 'b', before: 2, after: 1 },
  ]);
});

it('holds both texts whole, whatever they are', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (old, fresh) => {
      const lines = lineDiff(old.join('\n'), fresh.join('\n'));
      const side = (other: string) => lines.filter(({ kind }) => kind !== other).map((line) => line.text);
      expect(side('added')).toEqual(old);
      expect(side('removed')).toEqual(fresh);
    }),
  );
});
