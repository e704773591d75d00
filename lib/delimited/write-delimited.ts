/**
 * Writes rows as RFC 4180 has it. What a spreadsheet would take for a formula gets an apostrophe
 * before it: whoever opens an export must not run what somebody wrote into their own name.
 */
export function writeDelimited(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string): string {
  const guarded = /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n']|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
