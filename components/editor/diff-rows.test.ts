import { expect, it } from 'vitest';
import { sideBySide, withoutTheUnchanged } from '@/components/editor/diff-rows';
import { lineDiff } from '@/lib/diff/line-diff';

const text = (...lines: string[]) => lines.join('\n');

it('leaves out what stays, and says how much that is', () => {
  const before = text('1', '2', '3', '4', '5', '6', 'old', 'end');
  const shown = withoutTheUnchanged(lineDiff(before, before.replace('old', 'new')), 1);
  expect(shown.map((each) => (typeof each === 'number' ? each : each.text))).toEqual([
    5,
    '6',
    'old',
    'new',
    'end',
  ]);
});

it('puts what became of a line beside it', () => {
  const rows = sideBySide(lineDiff(text('a', 'b', 'c'), text('a', 'x', 'y', 'c')));
  expect(rows.map((row) => row.kind === 'pair' && [row.left?.text ?? null, row.right?.text ?? null])).toEqual(
    [
      ['a', 'a'],
      ['b', 'x'],
      [null, 'y'],
      ['c', 'c'],
    ],
  );
});
