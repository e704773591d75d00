import type { PlannedChange } from '@/lib/access-code/schema';

/** What one field of a record holds no longer, and holds then. */
export interface ChangedField {
  /** E.g. "operations", "limits memory bytes". */
  readonly field: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What differs between the two states of a record; of lists what goes and what comes. */
export function changedFields({ before, after }: Pick<PlannedChange, 'before' | 'after'>): ChangedField[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const [held, holds] = [was.get(field) ?? [], is.get(field) ?? []];
    const removed = held.filter((value) => !holds.includes(value));
    const added = holds.filter((value) => !held.includes(value));
    return removed.length + added.length > 0 ? [{ field, removed, added }] : [];
  });
}

/** The values of each field by its name in words; what is empty has none. */
function valuesOf(value: unknown, name = ''): Map<string, readonly string[]> {
  if (value === null || value === undefined || value === '' || value === false) return new Map();
  if (Array.isArray(value)) return new Map([[name, value.map(asText)]]);
  if (typeof value !== 'object') return new Map([[name, [asText(value)]]]);
  const fields = Object.entries(value).flatMap(([key, each]) => [
    ...valuesOf(each, `${name} ${inWords(key)}`.trim()),
  ]);
  return new Map(fields);
}

function asText(value: unknown): string {
  if (value === true) return 'yes';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function inWords(key: string): string {
  return key === 'expiresAt' ? 'until' : key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
