/**
 * A command as people type it in a shell, as its words: quotes keep words together, a backslash takes
 * the next character as it is. Nothing is expanded.
 *
 * @throws RangeError for a quote that is not closed
 */
export function readWords(text: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote === "'" ? char === "'" : quote === '"' && char === '"') quote = null;
    else if (quote === null && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (char === '\\' && quote !== "'" && at + 1 < text.length) {
      at += 1;
      word = (word ?? '') + text.charAt(at);
    } else if (quote === null && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + char;
  }
  if (quote !== null) throw new RangeError('A quote is not closed.');
  if (word !== null) words.push(word);
  return words;
}

/** The words as one line that `readWords` reads back. */
export function writeWords(words: readonly string[]): string {
  return words.map(written).join(' ');
}

function written(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
