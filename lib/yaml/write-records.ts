import { writeYaml } from '@/lib/yaml/write-yaml';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What is surely written as it is: words of letters and digits, paths, `user:ana`, instants. */
const plain =
  /^(?:[A-Za-z/](?:[\w/.@()+-]|:(?=\S)| (?=[\w/(]))*(?<![ :-])|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)$/;
const meansSomethingElse = /^(?:true|false|null)$/i;

/**
 * A map of lists of records, just as `writeYaml` writes it and many times as fast: it writes plain
 * values by itself and leaves to the library what needs quotes, folding or thought.
 */
export function writeRecords(sections: Readonly<Record<string, unknown>>): string {
  return Object.entries(sections)
    .map(([name, records]) =>
      Array.isArray(records) && records.length > 0 && isPlain(name)
        ? `${name}:\n${records.map((record: Json) => item(record)).join('')}`
        : writeYaml({ [name]: records }),
    )
    .join('');
}

function item(record: Json): string {
  const lines: string[] = [];
  if (write(lines, record, '  - ', '    ')) return `${lines.join('\n')}\n`;
  const byLibrary = writeYaml({ x: [record] });
  return byLibrary.slice(byLibrary.indexOf('\n') + 1);
}

/** False when something in it is not plain. */
function write(lines: string[], value: Json, first: string, indent: string): boolean {
  if (typeof value !== 'object' || value === null) {
    const text = scalar(value);
    if (text !== null) lines.push(`${first}${text}`);
    return text !== null;
  }
  const members: readonly (readonly [string, Json])[] = Array.isArray(value)
    ? value.map((each: Json) => ['-', each] as const)
    : Object.entries(value).map(([key, each]) => [`${key}:`, each] as const);
  if (members.length === 0) return false;
  return members.every(([head, each], index) => {
    if (head !== '-' && !isPlain(head.slice(0, -1))) return false;
    const lead = index === 0 ? first : indent;
    if (typeof each !== 'object' || each === null) return write(lines, each, `${lead}${head} `, indent);
    // A list or map within a list begins on the line of its dash.
    if (head === '-') return write(lines, each, `${lead}- `, `${indent}  `);
    lines.push(`${lead}${head}`);
    return write(lines, each, `${indent}  `, `${indent}  `);
  });
}

function scalar(value: string | number | boolean | null): string | null {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return value !== null && isPlain(value) ? value : null;
}

function isPlain(text: string): boolean {
  return plain.test(text) && !meansSomethingElse.test(text);
}
