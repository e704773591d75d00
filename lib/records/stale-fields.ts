export interface StaleField {
  readonly name: string;
  readonly before: string;
  readonly theirs: string;
  /** Null: it was not to be edited there. */
  readonly yours: string | null;
}

/** Field by field what somebody else changed of a record, in words. */
export function staleFields(shown: object, current: object, yours: object): StaleField[] {
  const [before, now, own] = [shown, current, yours].map(
    (record) => new Map<string, unknown>(Object.entries(record)),
  ) as [Map<string, unknown>, Map<string, unknown>, Map<string, unknown>];
  return [...now.keys()]
    .filter((key) => key !== 'updatedAt' && JSON.stringify(before.get(key)) !== JSON.stringify(now.get(key)))
    .map((key) => ({
      name: wordsOf(key),
      before: text(before.get(key)),
      theirs: text(now.get(key)),
      yours: own.has(key) ? text(own.get(key)) : null,
    }));
}

/** The same in one line, for where no table has room. */
export function staleWords(shown: object, current: object): string {
  const fields = staleFields(shown, current, {}).map(
    ({ name, before, theirs }) => `${name} was ${before} and is ${theirs}`,
  );
  return `Somebody changed it since you looked: ${fields.join('; ')}.`;
}

/**
 * What was typed, on top of what others saved meanwhile: fields that were not touched follow theirs.
 *
 * @param before the values of the record as it was shown
 */
export function onTopOf<Values extends object>(typed: Values, before: Values, theirs: Values): Values {
  const entries = Object.entries(typed).map(([key, value]) => {
    const field = key as keyof Values;
    return [key, JSON.stringify(value) === JSON.stringify(before[field]) ? theirs[field] : value];
  });
  return Object.fromEntries(entries) as Values;
}

function wordsOf(key: string): string {
  const words = key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function text(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length > 6 ? `${value.length} entries` : value.map(text).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
