import type { z } from 'zod';
import type { ImportValues } from '@/lib/imports/kinds';
import { Problem } from '@/lib/problems/problem';

/**
 * A line as the schema of its REST route reads it, so that both take the same.
 *
 * @param written what the route would be sent
 */
export function readValues<Schema extends z.ZodType>(schema: Schema, written: unknown): z.output<Schema> {
  const read = schema.safeParse(written);
  if (read.success) return read.data;
  // What is wrong with one of several in a cell says itself which one.
  const inWords = ({ path, message }: z.core.$ZodIssue) =>
    path.length > 1 ? message : `${path.join('.')} ${message}`;
  const detail = read.error.issues.map(inWords).join('; ');
  throw new Problem({ kind: 'invalid', detail: `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.` });
}

/** Only the columns that the file has. */
export function given(values: ImportValues, ...columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const value = values[column];
      return value === undefined ? [] : [[column, value]];
    }),
  );
}

/** Those of the wishes that are otherwise now; undefined wishes nothing. */
export function differing<Record extends object>(wish: Partial<Record>, now: Record): Partial<Record> {
  const entries = Object.entries(wish).filter(
    ([key, value]) => value !== undefined && value !== now[key as keyof Record],
  );
  return Object.fromEntries(entries) as Partial<Record>;
}
