const hidden = '[hidden]';
const secretName = /pass(?:w(?:or)?d)?|secret|token|credential|api-?key|private-?key|auth/i;

/** A command can be megabytes long; this much of it tells what was run. */
const mostWords = 64;
const longestWord = 2_000;

/**
 * The beginning of a command line for the audit log: what was run, less what looks like a secret in
 * it. That is the value of an option or assignment which is named like one, `-pVALUE`, and a password
 * in a URL.
 */
export function maskedCommand(words: readonly string[] | undefined): string[] | undefined {
  if (words === undefined) return undefined;
  const shown = words.slice(0, mostWords).map((word) => cut(word));
  const more = words.length > mostWords ? ['…'] : [];
  return [...masked(shown), ...more];
}

function cut(word: string): string {
  return word.length > longestWord ? `${word.slice(0, longestWord)}…` : word;
}

function masked(words: readonly string[]): string[] {
  let isValueNext = false;
  return words.map((word) => {
    if (isValueNext) {
      isValueNext = false;
      return hidden;
    }
    const [, name, value] = /^([^=\s]{1,64})=(.*)$/s.exec(word) ?? [];
    if (name !== undefined && value !== undefined && secretName.test(name)) return `${name}=${hidden}`;
    isValueNext = /^--?[A-Za-z]/.test(word) && value === undefined && secretName.test(word);
    if (/^-p\S/.test(word)) return `-p${hidden}`;
    return maskedText(word);
  });
}

/** A script in one word can hold the same things. */
function maskedText(text: string): string {
  return text
    .replace(/(:\/\/[^\s/:@]+:)[^\s/@]+@/g, `$1${hidden}@`)
    .replace(/(\s-p)[^\s]+/g, `$1${hidden}`)
    .replace(
      /((?:pass(?:w(?:or)?d)?|secret|token|credential|api-?key)[\w-]{0,32}[= ]["']?)[^\s"']+/gi,
      `$1${hidden}`,
    );
}
