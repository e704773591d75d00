/** The log is kept for ever, and a request may be megabytes long. */
const longestText = 4_000;
/** Characters of a request that was refused: whoever may do nothing can still ask, again and again. */
export const mostOfRefused = 4_000;

/** Content of an entry, or how it begins where it is longer than so many characters of JSON. */
export function brief(
  content: Readonly<Record<string, unknown>>,
  mostCharacters: number,
): Readonly<Record<string, unknown>> {
  const text = JSON.stringify(content, storable);
  const beginning = text.slice(0, Math.min(longestText, mostCharacters));
  return text.length <= mostCharacters ? content : { tooLong: true, beginning };
}

/** Postgres refuses NUL and half surrogates in JSON; what was refused must still be recorded. */
export function storable(_key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const shown = value.length > longestText ? `${value.slice(0, longestText)}…` : value;
  return shown.toWellFormed().replaceAll('\0', '\ufffd');
}
