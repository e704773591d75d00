import { LineCounter, parseDocument } from 'yaml';

/** Something wrong in a text, at a place; lines and columns count from 1. */
export interface YamlProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ReadYaml =
  | { readonly value: unknown; readonly problems: readonly [] }
  | { readonly value: null; readonly problems: readonly [YamlProblem, ...YamlProblem[]] };

/**
 * Reads one YAML 1.2 document. Keys that come twice, and texts that grow by what they refer to, are
 * problems; so are several documents.
 */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const [first, ...rest] = document.errors.map(({ message, pos: [from] }) => {
    const { line, col } = lines.linePos(from);
    return { line, column: col, message: sentence(message) };
  });
  if (first) return { value: null, problems: [first, ...rest] };
  try {
    return { value: document.toJS({ maxAliasCount: 50 }), problems: [] };
  } catch (error) {
    const message = sentence(error instanceof Error ? error.message : String(error));
    return { value: null, problems: [{ line: 1, column: 1, message }] };
  }
}

function sentence(text: string): string {
  const capital = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
