import { expect, it } from 'vitest';
import { onTopOf, staleFields } from '@/lib/records/stale-fields';

const shown = { fullName: 'Ana', disabledAt: null, updatedAt: '1', teams: ['web'] };
const current = { fullName: 'Ana B', disabledAt: '2026', updatedAt: '2', teams: ['web'] };

it('tells field by field what others changed, beside what was typed', () => {
  expect(staleFields(shown, current, { fullName: 'Anna' })).toEqual([
    { name: 'Full name', before: 'Ana', theirs: 'Ana B', yours: 'Anna' },
    { name: 'Disabled at', before: 'nothing', theirs: '2026', yours: null },
  ]);
});

it('keeps what was typed and takes theirs for the rest', () => {
  const before = { name: 'a', note: 'x', tags: ['1'] };
  const typed = { name: 'b', note: 'x', tags: ['1'] };
  expect(onTopOf(typed, before, { name: 'c', note: 'y', tags: ['2'] })).toEqual({
    name: 'b',
    note: 'y',
    tags: ['2'],
  });
});
