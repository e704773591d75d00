import { describe, expect, it } from 'vitest';
import { castEventLine, castHeadLine, readCast, sizeWithin, withoutIdleGaps } from '@/lib/recordings/cast';

const head = castHeadLine({ columns: 100, rows: 30, at: new Date(1_700_000_000_400), title: 'sh in web' });

describe('a recording', () => {
  it('is asciicast v2', () => {
    expect(JSON.parse(head)).toEqual({
      version: 2,
      width: 100,
      height: 30,
      timestamp: 1_700_000_000,
      title: 'sh in web',
    });
    expect(castEventLine({ seconds: 1.23456789, kind: 'o', text: 'é\r\n\u001b[1m' })).toBe(
      '[1.234568,"o","é\\r\\n\\u001b[1m"]\n',
    );
    expect(castEventLine({ seconds: 2, kind: 'r', size: { columns: 80, rows: 24 } })).toBe(
      '[2,"r","80x24"]\n',
    );
  });

  it('reads what it wrote, and passes over what it does not know', () => {
    const lines = [
      head,
      castEventLine({ seconds: 0.5, kind: 'o', text: '# ' }),
      '[0.6,"i","ls\\r"]\n',
      '[0.7,"x","?"]\n',
      castEventLine({ seconds: 1, kind: 'r', size: { columns: 120, rows: 40 } }),
      '[2,"o","cut of',
    ];
    expect(readCast(lines.join(''))).toEqual({
      size: { columns: 100, rows: 30 },
      events: [
        { seconds: 0.5, kind: 'o', text: '# ' },
        { seconds: 1, kind: 'r', size: { columns: 120, rows: 40 } },
      ],
    });
  });

  it.each(['', '{}', '{"version":1,"width":80,"height":24}', 'no json'])('refuses %j', (text) => {
    expect(() => readCast(text)).toThrow('This is not a recording of a terminal.');
  });

  it('takes no size that a screen cannot have', () => {
    expect(sizeWithin('120', 40)).toEqual({ columns: 120, rows: 40 });
    for (const side of [0, -1, 1.5, 1e9, 'x', undefined]) expect(sizeWithin(80, side)).toBeNull();
  });
});

it('shortens the pauses, and leaves the rest as it was', () => {
  const at = (seconds: number) => ({ seconds, kind: 'o', text: String(seconds) }) as const;
  const shown = withoutIdleGaps([at(1), at(1.5), at(100), at(101), at(500)], 2);
  expect(shown.map(({ seconds }) => seconds)).toEqual([1, 1.5, 3.5, 4.5, 6.5]);
});
