import { LineCounter, parseDocument, type ScalarTag } from 'yaml';
import { reasonOf } from '@/lib/log/reason-of';

/** Something wrong in a text, at a place; lines and columns count from 1. */
export interface YamlProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ReadYaml =
  | { readonly value: unknown; readonly problems: readonly [] }
  | { readonly value: null; readonly problems: readonly [YamlProblem, ...YamlProblem[]] };

/** 0440 is a mode of a file to everyone who writes these files, and to docker, which reads YAML 1.1. */
const octal: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^0[0-7]+$/,
  resolve: (text) => Number.parseInt(text, 8),
};

/**
 * Reads one YAML 1.2 document, with octal numbers and merge keys as in 1.1. Keys that come twice, and texts that grow by what they refer to, are
 * problems; so are several documents.
 */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    // `<<: *common`, as compose files use it.
    merge: true,
    customTags: (tags) => [octal, ...tags],
  });
  const [first, ...rest] = document.errors.map(({ message, pos: [from] }) => {
    const { line, col } = lines.linePos(from);
    return { line, column: col, message: sentence(message) };
  });
  if (first) return { value: null, problems: [first, ...rest] };
  try {
    return { value: document.toJS({ maxAliasCount: 50 }), problems: [] };
  } catch (error) {
    const message = sentence(reasonOf(error));
    return { value: null, problems: [{ line: 1, column: 1, message }] };
  }
}

function sentence(text: string): string {
  const capital = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
