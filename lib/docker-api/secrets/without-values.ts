const hidden = '[hidden]';
/** Shorter ones are words like "1" and "no", and tell nothing. */
const shortest = 3;
/** From here on the beginning of a value is enough to know it by: messages are cut. */
const telling = 12;

/**
 * A text without values that may stand in it: as they are, as JSON writes them, and with their end cut
 * off.
 */
export function withoutValues(text: string, values: readonly string[]): string {
  const all = new Set(values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]));
  const longestFirst = [...all].sort((one, other) => other.length - one.length);
  return longestFirst.reduce(withoutValue, text);
}

function withoutValue(text: string, value: string): string {
  if (value.length < shortest || text === '') return text;
  if (value.length < telling) return withoutWord(text, value);
  const beginning = value.slice(0, telling);
  let rest = text;
  let shown = '';
  for (let at = rest.indexOf(beginning); at !== -1; at = rest.indexOf(beginning)) {
    let end = telling;
    while (end < value.length && rest[at + end] === value[end]) end++;
    shown += rest.slice(0, at) + hidden;
    rest = rest.slice(at + end);
  }
  return shown + rest;
}

/** A short value counts where it stands by itself: "web" is no part of "website". */
function withoutWord(text: string, value: string): string {
  const escaped = value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replaceAll(new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, 'g'), hidden);
}

/** A text of the engine's without passwords that somebody gave it earlier: `password=…`, `://user:…@`. */
export function withoutPasswords(text: string): string {
  return text
    .replaceAll(/(:\/\/[^\s/:@]+:)[^\s/@]+@/g, `$1${hidden}@`)
    .replaceAll(
      /((?:pass(?:w(?:or)?d)?|secret|token|credentials?|api-?key)[\w-]{0,32}=["']?)[^\s"',;]+/gi,
      `$1${hidden}`,
    );
}
