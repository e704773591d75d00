import { describe, expect, it } from 'vitest';
import { mergeEntries } from '@/lib/audit/stored-entry';
import { csvHeader, csvLine } from '@/lib/audit-log/export/csv';
import { readDelimited } from '@/lib/delimited/read-delimited';

const lineOf = (content: Record<string, unknown>) =>
  csvLine(mergeEntries({ seq: 7n, phase: 'refusal', first: JSON.stringify(content), last: null }));

describe('a line of the export for spreadsheets', () => {
  it('has as many fields as its header', () => {
    const fields = (line: string) => readDelimited(line).rows[0]?.cells.length;
    expect(fields(lineOf({ actor: 'ana' }))).toBe(fields(csvHeader()));
  });

  it.each(['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', ' =cmd|x', '\r=1', '|x', '%0A'])(
    'makes no formula of %j',
    (evil) => {
      for (const key of ['actor', 'operation', 'resourceName', 'detail', 'client', 'address', 'collection']) {
        expect(lineOf({ [key]: evil })).toContain(`"'${evil}`);
      }
    },
  );

  it('keeps quotation marks and line breaks inside their field', () => {
    expect(lineOf({ detail: 'a "b",\r\nc' })).toContain('"a ""b"",\r\nc"');
    const { rows } = readDelimited(lineOf({ request: { x: '"' } }));
    expect(rows[0]?.cells).toContain('{"x":"\\""}');
  });
});
