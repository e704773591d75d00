/**
 * Splits a line into words as a shell does, and puts in variables: `'…'` is taken as it is, `"…"` and
 * bare words may hold `$NAME`; a backslash takes the next character as it is.
 *
 * @throws when a variable is not known: a tour with a typing error must not go on
 */
export function words(line: string, variables: ReadonlyMap<string, string>): string[] {
  const value = (text: string, escaped: RegExp) => withVariables(text, escaped, variables);
  return [...line.matchAll(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g)].map(([word]) =>
    word.replace(
      /'([^']*)'|"((?:\\.|[^"\\])*)"|((?:\\.|[^'"\\])+)/g,
      (_, literal?: string, quoted?: string, bare?: string) =>
        literal ?? (quoted === undefined ? value(bare ?? '', /./) : value(quoted, /[$"\\`]/)),
    ),
  );
}

function withVariables(text: string, escapable: RegExp, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\\(.)|\$([A-Z][A-Z0-9_]*)/g, (whole, escaped?: string, name = '') => {
    if (escaped !== undefined) return escapable.test(escaped) ? escaped : whole;
    const value = variables.get(name);
    if (value === undefined) throw new Error(`The tour uses $${name}, which nothing has kept`);
    return value;
  });
}
