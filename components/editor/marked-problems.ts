import type { Diagnostic } from '@codemirror/lint';
import { readYaml, type YamlProblem } from '@/lib/yaml/read-yaml';

/** What is wrong in the text, as CodeMirror marks it: a whole line each. Mistakes of YAML hide all others. */
export function markedProblems(text: string, others: readonly YamlProblem[]): Diagnostic[] {
  const own = text.trim() === '' ? [] : readYaml(text).problems;
  const lines = text.split('\n');
  return (own.length > 0 ? own : others).map(({ line, column, message }) => {
    const index = Math.min(Math.max(line, 1), lines.length) - 1;
    const start = lines.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
    const length = lines[index]?.length ?? 0;
    const from = start + Math.min(column - 1, length);
    return {
      from: Math.max(start, Math.min(from, start + length)),
      to: start + length,
      severity: 'error',
      message,
    };
  });
}
