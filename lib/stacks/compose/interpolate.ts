/** A variable that a file names and that has no value. */
export class MissingVariable extends Error {
  override readonly name = 'MissingVariable';

  constructor(
    readonly variable: string,
    message: string,
  ) {
    super(message);
  }
}

const pattern = /\$(?:(\$)|([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-?])([^}]*))?\}|)/g;

/**
 * Compose's variables in every text of a document: `$NAME`, `${NAME}`, `${NAME:-default}`,
 * `${NAME-default}`, `${NAME:?why}`, `${NAME?why}`; `$$` is a dollar. One without value or default is
 * missing, where the docker CLI would go on with nothing.
 *
 * @throws MissingVariable; Error for a dollar that begins no variable
 */
export function interpolate(value: unknown, variables: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return interpolateText(value, variables);
  if (Array.isArray(value)) return value.map((each) => interpolate(each, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, interpolate(each, variables)]));
}

function interpolateText(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    pattern,
    (_, dollar?: string, bare?: string, braced?: string, operator?: string, rest = '') => {
      if (dollar) return '$';
      const name = bare ?? braced;
      if (name === undefined) throw new Error(`In ${JSON.stringify(text)}: write a dollar as $$.`);
      const found = variables.get(name);
      const isSet = operator?.startsWith(':') ? Boolean(found) : found !== undefined;
      if (isSet && found !== undefined) return found;
      if (operator?.endsWith('-')) return rest;
      throw new MissingVariable(name, rest || `The variable ${name} has no value.`);
    },
  );
}

/** Lines of NAME=value, as in an .env file. */
export function readVariables(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => /^\s*[A-Za-z_][A-Za-z0-9_]*\s*=/.test(line));
  return new Map(
    lines.map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at).trim(), line.slice(at + 1)];
    }),
  );
}
