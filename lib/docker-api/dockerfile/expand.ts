/** What stands for arguments in the lines that name images. */
export type Arguments = ReadonlyMap<string, string>;

const variable = /\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)(?::([-+])([^${}"'\\`]*))?\})/g;

/**
 * A word with its arguments put in, as engines do: `$NAME`, `${NAME}`, `${NAME:-default}` and
 * `${NAME:+other}`. Null for what is written in other ways: quotes, escapes, arguments in defaults.
 */
export function expand(word: string, values: Arguments): string | null {
  const plain = unquoted(word);
  if (plain === null) return null;
  const expanded = plain.replace(variable, (_, bare, braced, kind, other) => {
    const value = values.get(bare ?? braced) ?? '';
    if (kind === '-') return value === '' ? other : value;
    if (kind === '+') return value === '' ? '' : other;
    return value;
  });
  // A dollar that is left was no form of these; one that a value brought in is no better.
  return /[$"'\\`\s]/.test(expanded) ? null : expanded;
}

/** Quotes around the whole word say nothing here; elsewhere they are not read. */
function unquoted(word: string): string | null {
  const inner = /^"([^"'\\`]*)"$/.exec(word)?.[1] ?? word;
  return /["'\\`]/.test(inner) ? null : inner;
}
