import { describe, expect, it } from 'vitest';
import { dateValue, remainingWords, untilInstant, untilProblem } from '@/components/orders/until';

const now = new Date(2026, 10, 22, 15, 30);

describe('how long something is needed', () => {
  it('counts days and weeks from now', () => {
    expect(untilInstant({ kind: 'days', count: 3 }, now)).toEqual(new Date(2026, 10, 25, 15, 30));
    expect(untilInstant({ kind: 'weeks', count: 2 }, now)).toEqual(new Date(2026, 11, 6, 15, 30));
  });

  it('takes a date to its end', () => {
    expect(untilInstant({ kind: 'date', date: '2026-12-01' }, now)).toEqual(new Date(2026, 11, 1, 23, 59));
  });

  it.each([
    [{ kind: 'date', date: '' }, 'Choose a date.'],
    [{ kind: 'date', date: '2026-02-31' }, 'Choose a date.'],
    [{ kind: 'date', date: '2026-11-21' }, 'an hour at least'],
    [{ kind: 'date', date: '2028-01-01' }, 'a year at most'],
    [{ kind: 'days', count: 0 }, 'whole number'],
    [{ kind: 'days', count: 1.5 }, 'whole number'],
    [{ kind: 'days', count: 9_999 }, 'a year at most'],
    [{ kind: 'weeks', count: Number.NaN }, 'whole number'],
  ] as const)('%j is not accepted', (choice, reason) => {
    expect(untilProblem(choice, now)).toContain(reason);
  });

  it('accepts what is within a year', () => {
    expect(untilProblem({ kind: 'weeks', count: 52 }, now)).toBeNull();
    expect(untilProblem({ kind: 'days', count: 365 }, now)).toBeNull();
    expect(untilProblem({ kind: 'date', date: '2026-11-22' }, now)).toBeNull();
  });

  it('writes a date as boxes want it', () => {
    expect(dateValue(new Date(2026, 0, 5))).toBe('2026-01-05');
  });
});

it.each([
  [10_000, '1 minute'],
  [59 * 60_000, '59 minutes'],
  [3_600_000, '1 hour'],
  [47 * 3_600_000, '47 hours'],
  [14 * 86_400_000 - 60_000, '14 days'],
])('%d ms are %s', (ms, words) => {
  expect(remainingWords(ms)).toBe(words);
});
