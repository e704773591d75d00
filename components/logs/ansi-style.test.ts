import { describe, expect, it } from 'vitest';
import { styledParts } from '@/components/logs/ansi-style';

describe('styledParts', () => {
  it('leaves plain text alone', () => {
    expect(styledParts('<b>not HTML</b> & more')).toEqual([
      { text: '<b>not HTML</b> & more', style: undefined },
    ]);
  });

  it('colours and decorates', () => {
    const parts = styledParts('\u001b[1;31mError\u001b[0m: \u001b[38;2;1;2;3mexact\u001b[0m');
    expect(parts.map(({ text }) => text)).toEqual(['Error', ': ', 'exact']);
    expect(parts[0]?.style).toMatchObject({ fontWeight: 600, color: expect.stringContaining('light-dark') });
    expect(parts[2]?.style).toEqual({ color: 'rgb(1, 2, 3)' });
  });

  it('keeps text on a background readable', () => {
    expect(styledParts('\u001b[41;37m FAIL \u001b[0m')[0]?.style).toMatchObject({ background: 'var(--ink)' });
  });
});
