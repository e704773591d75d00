/**
 * Spreadsheets take what begins like this for a formula, wherever a client's text stands in it (OWASP,
 * CSV injection). An apostrophe before it makes them show it as text; so does one more where there is
 * one already, so that what was guarded can be told from what began like that.
 */
export const formula = /^['\s\0]*[=+\-@\t\r|%]/;

/**
 * Writes rows as RFC 4180 has it. What a spreadsheet would take for a formula gets an apostrophe
 * before it: whoever opens an export must not run what somebody wrote into their own name.
 */
export function writeDelimited(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string): string {
  const guarded = formula.test(value) ? `'${value}` : value;
  return /[",;\t\r\n']|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
