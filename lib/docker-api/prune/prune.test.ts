import { describe, expect, it } from 'vitest';
import { isRefusal } from '@/lib/docker-api/errors';
import { readPruneWish } from '@/lib/docker-api/prune/prune-wish';
import { readUntil } from '@/lib/docker-api/prune/until';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('until', () => {
  it.each([
    ['10m', '2026-11-22T11:50:00Z'],
    ['1h30m', '2026-11-22T10:30:00Z'],
    ['1.5h', '2026-11-22T10:30:00Z'],
    ['-1h', '2026-11-22T13:00:00Z'],
    ['24h', '2026-11-21T12:00:00Z'],
    ['2026-11-22', '2026-11-22T00:00:00Z'],
    ['2026-11-22T07', '2026-11-22T07:00:00Z'],
    ['2026-11-22T07:30', '2026-11-22T07:30:00Z'],
    ['2026-11-22T07:30:15.5+02:00', '2026-11-22T05:30:15.500Z'],
    ['1700000000', '2023-11-14T22:13:20Z'],
  ])('%s', (text, expected) => {
    expect(readUntil(text, now)).toBe(Date.parse(expected));
  });

  it.each(['', 'yesterday', '10', 'm', '10 m', '2026-13-01', '2026-11-22T', '1e9', '10m!'])(
    'not %j',
    (text) => {
      expect(readUntil(text, now)).toBe(text === '10' ? 10_000 : null);
    },
  );
});

describe('the filters of a prune', () => {
  const matches = (filters: Record<string, string[]>, labels = {}, createdAt = now - 1) => {
    const wish = readPruneWish(filters, now);
    if (isRefusal(wish)) return wish.message;
    return wish.matches(labels, createdAt);
  };

  it('want all labels, and refuse what has all of the other ones', () => {
    expect(matches({}, {})).toBe(true);
    expect(matches({ label: ['a', 'b=1'] }, { a: 'x', b: '1' })).toBe(true);
    expect(matches({ label: ['a', 'b=1'] }, { a: 'x', b: '2' })).toBe(false);
    expect(matches({ label: ['toString'] }, {})).toBe(false);
    expect(matches({ 'label!': ['keep'] }, { keep: '' })).toBe(false);
    expect(matches({ 'label!': ['keep'] }, {})).toBe(true);
    expect(matches({ 'label!': ['keep', 'more'] }, { keep: '' })).toBe(true);
  });

  it('leave what is younger', () => {
    expect(matches({ until: ['1h'] }, {}, now - 3_600_000)).toBe(true);
    expect(matches({ until: ['1h'] }, {}, now - 3_599_000)).toBe(false);
    expect(matches({ until: ['1h', '2h'] })).toBe('more than one until filter specified');
    expect(matches({ until: ['soon'] })).toBe("invalid filter 'until=soon'");
  });
});
