/** Lines of `key=value` as people write labels and options; a key alone has an empty value. */
export function readKeyValueLines(text: string): Record<string, string> {
  const entries = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf('=');
      return at === -1 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });
  return Object.fromEntries(entries);
}

export function writeKeyValueLines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => (value === '' ? key : `${key}=${value}`))
    .join('\n');
}
