import { isNode, LineCounter, parseDocument } from 'yaml';

export interface YamlPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Where things stand in a text that `readYaml` reads without problems, by their path.
 *
 * @returns for a path that is not there the place of the closest that is around it
 */
export function yamlPlaces(text: string): (path: readonly (string | number)[]) => YamlPlace {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
    return { line: 1, column: 1 };
  };
}
