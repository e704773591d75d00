import { z } from 'zod';
import { readDelimited } from '@/lib/delimited/read-delimited';
import { isRefusal } from '@/lib/docker-api/errors';
import { readStrictJson } from '@/lib/docker-api/strict-json';
import { type ImportKind, type ImportLine, importKinds } from '@/lib/imports/kinds';
import { invalid } from '@/lib/problems/problem';

const mostLines = 2_000;

const cell = z.union([z.string(), z.boolean(), z.number(), z.null()]);
const listed = z.array(z.record(z.string(), cell));

/**
 * The lines of a file: CSV with a head that names the columns, in any case and order, or JSON with a
 * list of objects.
 *
 * @throws Problem 422 for what is no such file
 */
export function readLines(kind: ImportKind, format: 'csv' | 'json', text: string): ImportLine[] {
  const lines = format === 'csv' ? fromCsv(kind, text) : fromJson(kind, text);
  if (lines.length === 0) throw wrong('There is nothing in it but the head');
  if (lines.length > mostLines) throw wrong(`It has ${lines.length} lines; at most ${mostLines} go at once`);
  return lines;
}

function fromCsv(kind: ImportKind, text: string): ImportLine[] {
  const { rows, fault } = readDelimited(text);
  if (fault !== null) throw wrong(fault);
  const [head, ...rest] = rows;
  if (!head) throw wrong('It is empty');
  const columns = columnsOf(kind, head.cells);
  return rest.map(({ line, cells }) => ({
    line,
    values: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
  }));
}

function fromJson(kind: ImportKind, text: string): ImportLine[] {
  const read = readStrictJson(new TextEncoder().encode(text.replace(/^\uFEFF/, '')));
  if (isRefusal(read)) throw wrong(`It is no JSON: ${read.message}`);
  const items = listed.safeParse(read.value);
  if (!items.success) throw wrong('It is no list of objects with plain values');
  return items.data.map((item, index) => {
    const columns = columnsOf(kind, Object.keys(item));
    const cells = Object.values(item).map((value) => (value === null ? '' : String(value)));
    return {
      line: index + 1,
      values: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
    };
  });
}

/** @throws Problem 422 that says which columns there are */
function columnsOf(kind: ImportKind, head: readonly string[]): string[] {
  const { columns, required } = importKinds[kind];
  const found = head.map((written) => {
    const column = columns.find((each) => plain(each) === plain(written));
    if (column === undefined)
      throw wrong(`There is no column ${JSON.stringify(written)}; there are ${columns.join(', ')}`);
    return column;
  });
  if (new Set(found).size < found.length) throw wrong('It has a column twice');
  const missing = required.find((column) => !found.some((each) => each === column));
  if (missing !== undefined) throw wrong(`The column ${missing} is missing`);
  return found;
}

/** "Full name", "full_name" and "fullName" are one. */
function plain(column: string): string {
  return column.toLowerCase().replace(/[^a-z]/g, '');
}

function wrong(message: string) {
  return invalid('body.text', message);
}
