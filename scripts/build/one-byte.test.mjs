import { expect, it } from 'vitest';
import { beyondOneByte } from './one-byte.mjs';

it('names the file and the line of what would double a bundle in memory', () => {
  const bundle =
    '// lib/a.ts\nvar a = "caf\u00e9";\n\n// gateway/b.ts\n/** and so on \u2026 */\nvar b = 1;\n';
  expect(beyondOneByte(bundle)).toEqual(['gateway/b.ts: /** and so on \u2026 */']);
});

it('takes all of Latin-1', () => {
  expect(beyondOneByte('// lib/a.ts\n/** \u00a7 4, \u00ff and a tab\t */\n')).toEqual([]);
});
