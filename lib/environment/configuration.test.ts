import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { supervisorValues } from '@/lib/environment/processes';
import { environmentValues } from '@/lib/environment/values';

const page = readFileSync('docs/guides/configuration.md', 'utf8');
/** The rows of the table of settings: their names, and the cell of their default. */
const rows = [...page.matchAll(/^\| (`[A-Z].*?) \| (.*?)\| .* \|$/gm)].map(
  ([, names = '', byDefault = '']) => ({
    names: [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
    byDefault,
  }),
);

describe('the page of settings', () => {
  it('has every setting that people can give, and no other', () => {
    expect(rows.flatMap(({ names }) => names).sort()).toEqual([...supervisorValues].sort());
  });

  it('tells their defaults', () => {
    for (const name of supervisorValues) {
      const result = environmentValues[name].safeParse(undefined);
      if (!result.success || result.data === undefined) continue;
      const row = rows.find(({ names }) => names.includes(name));
      expect(row?.byDefault).toContain(`\`${[result.data].flat().join(',')}\``);
    }
  });
});
