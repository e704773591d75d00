import { z } from 'zod';
import { isRefusal } from '@/lib/docker-api/errors';
import { isJsonObject, type Json } from '@/lib/docker-api/json';
import { repeatedParameters } from '@/lib/docker-api/query-string';
import { readStrictJson } from '@/lib/docker-api/strict-json';

/** Query parameters after validation; an absent one has no key or is undefined. */
export type QueryValue = boolean | number | string | Filters;
export type QueryValues = { readonly [name: string]: QueryValue | undefined };

/** Docker's `filters`, both of its spellings brought to one. */
export interface Filters {
  readonly [key: string]: readonly string[];
}

const falseWords = ['', '0', 'no', 'false', 'none'];
const trueWords = ['1', 'yes', 'true', 't'];

/** A boolean as httputils.BoolValue reads it, less the words that only happen to count as true. */
export const flag = z.string().transform((text, context) => {
  const word = text.trim().toLowerCase();
  if (falseWords.includes(word)) return false;
  if (trueWords.includes(word)) return true;
  context.addIssue({ code: 'custom', message: 'must be true or false' });
  return z.NEVER;
});

const parsedWords: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((word) => [word, true] as const),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((word) => [word, false] as const),
]);

/** A boolean of the few parameters that engines read with Go's strconv.ParseBool; empty is absent. */
export const parsedFlag = z.string().transform((text, context) => {
  const value = text === '' ? false : parsedWords.get(text);
  if (value !== undefined) return value;
  context.addIssue({ code: 'custom', message: 'must be true or false' });
  return z.NEVER;
});

/** A whole number in its one written form, within bounds. */
export function wholeNumber(lowest: number, highest: number) {
  return z.string().transform((text, context) => {
    const value = /^-?(?:0|[1-9][0-9]{0,14})$/.test(text) ? Number(text) : Number.NaN;
    if (value >= lowest && value <= highest) return value;
    context.addIssue({ code: 'custom', message: `must be a whole number from ${lowest} to ${highest}` });
    return z.NEVER;
  });
}

export const text = z.string().max(1024);

/** A parameter that clients may repeat: its values, joined by line breaks, each of the form. */
export function repeated(each: z.ZodType<string>, most: number) {
  return z.string().refine((joined) => {
    const values = joined.split('\n');
    return values.length <= most && values.every((value) => each.safeParse(value).success);
  }, `must be at most ${most} values of the right form`);
}

/** The values of a parameter that may be repeated; none where it is absent. */
export function valuesOf(value: QueryValue | undefined): readonly string[] {
  return typeof value === 'string' ? value.split('\n').filter((each) => each !== '') : [];
}

/**
 * A moment as engines read it (moby, api/types/time: ParseTimestamps): Unix seconds with an optional
 * fraction. Clients write dates and durations so before they send them.
 */
export const moment = z
  .string()
  .regex(/^(?:|-?[0-9]{1,12}(?:\.[0-9]{1,9})?)$/, 'must be a time in Unix seconds, such as 1700000000.5');

/** `filters` with a closed list of keys; `{"k":["v"]}` and `{"k":{"v":true}}` are both read. */
export function filters<const Key extends string>(...keys: Key[]) {
  return z.string().transform((written, context): Filters => {
    const read = written === '' ? { value: {} } : readStrictJson(Buffer.from(written));
    const parsed = isRefusal(read) ? null : toFilters(read.value, keys);
    if (parsed !== null && typeof parsed !== 'string') return parsed;
    context.addIssue({ code: 'custom', message: parsed ?? 'invalid filter' });
    return z.NEVER;
  });
}

function toFilters(value: Json, keys: readonly string[]): Filters | string {
  if (!isJsonObject(value)) return 'invalid filter';
  const found: Record<string, string[]> = {};
  for (const [key, list] of Object.entries(value)) {
    if (!keys.includes(key)) return `invalid filter '${key}'`;
    const values = filterValues(list);
    if (values === null) return `invalid filter '${key}'`;
    found[key] = values;
  }
  return found;
}

function filterValues(list: Json | undefined): string[] | null {
  if (Array.isArray(list)) {
    return list.every((item) => typeof item === 'string') ? list : null;
  }
  if (!isJsonObject(list)) return null;
  return Object.values(list).every((on) => on === true) ? Object.keys(list) : null;
}

/** Writes validated parameters for the engine, keys in order, without "?". */
export function engineQuery(values: QueryValues): string {
  const written = new URLSearchParams();
  for (const key of Object.keys(values).sort()) {
    const value = values[key];
    if (value === undefined) continue;
    // `t` is the tags of a build, and the seconds of a stop.
    if (repeatedParameters.has(key) && typeof value === 'string') {
      for (const each of valuesOf(value)) written.append(key, each);
    } else written.set(key, writeValue(value));
  }
  return written.toString();
}

function writeValue(value: QueryValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
