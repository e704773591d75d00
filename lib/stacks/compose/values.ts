import { readBytes } from '@/lib/amounts/amounts';
import { readDuration } from '@/lib/amounts/duration';
import { readWords } from '@/lib/services/form/words';

type Scalar = string | number | boolean;

/** "NAME=value" entries or a mapping, as pairs; null: named without a value. */
export function pairs(
  value: readonly Scalar[] | Readonly<Record<string, Scalar | null>> | undefined,
): [name: string, value: string | null][] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    return Object.entries(value).map(([name, each]) => [name, each === null ? null : String(each)]);
  }
  return value.map((entry) => {
    const text = String(entry);
    const at = text.indexOf('=');
    return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
  });
}

/** The same as a mapping in which a name without a value has the empty one. */
export function mapping(value: Parameters<typeof pairs>[0]): Record<string, string> {
  return Object.fromEntries(pairs(value).map(([name, each]) => [name, each ?? '']));
}

/** A command: a list as it is, a text by the rules of a shell. */
export function commandWords(value: string | readonly Scalar[] | null | undefined): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? readWords(value) : value.map(String);
}

/** One text is a list of one. */
export function listOf(value: string | readonly Scalar[] | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? [value] : value.map(String);
}

export function duration(value: string | undefined): number | undefined {
  return value === undefined ? undefined : (readDuration(value) ?? 0);
}

/** "512M", "1gb", or a number of bytes. */
export function bytes(value: string | number | undefined): number | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'number' || /^\d+$/.test(value) ? Number(value) : (readBytes(value) ?? 0);
}

/** "0.5" → billionths of a CPU. */
export function nanoCpus(value: string | number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(numberOf(value) * 1e9);
}

/**
 * A number, also as a text, which is what a variable leaves: an empty one is no number, and not none.
 *
 * @throws RangeError for what is no number
 */
export function numberOf(value: string | number): number {
  if (typeof value === 'string' && !/^[+-]?\d+(?:\.\d+)?$/.test(value.trim())) {
    throw new RangeError(`${JSON.stringify(value)} is no number.`);
  }
  return Number(value);
}

/** Without the members that are undefined; undefined where none is left. */
export function present<T extends object>(members: T): Partial<T> | undefined {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Partial<T>);
}
