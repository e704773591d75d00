type Piece = { readonly literal: string } | { readonly takes: 'one' | 'several' };

/** A path without its version: literal segments and parameters, the first of which is the target. */
export interface PathPattern {
  readonly pieces: readonly Piece[];
}

/** `/images/{name...}/json`: `{x}` takes one segment, `{x...}` one or several. */
export function compilePathPattern(path: string): PathPattern {
  const pieces = path
    .slice(1)
    .split('/')
    .map((segment): Piece => {
      const parameter = /^\{[a-z]+(\.\.\.)?\}$/.exec(segment);
      if (parameter) return { takes: parameter[1] === undefined ? 'one' : 'several' };
      if (!/^[a-z_]+$/.test(segment)) throw new Error(`Not a path pattern: ${path}`);
      return { literal: segment };
    });
  const wide = pieces.filter((piece) => 'takes' in piece && piece.takes === 'several');
  if (wide.length > 1) throw new Error(`Two parameters of any length: ${path}`);
  return { pieces };
}

/** What the first parameter takes of these segments (null: the pattern has none), or undefined for no match. */
export function matchPathPattern(
  { pieces }: PathPattern,
  segments: readonly string[],
): string | null | undefined {
  const wide = pieces.findIndex((piece) => 'takes' in piece && piece.takes === 'several');
  const extra = segments.length - pieces.length;
  if (wide === -1 ? extra !== 0 : extra < 0) return undefined;
  const positionOf = (index: number) => (wide !== -1 && index > wide ? index + extra : index);
  for (const [index, piece] of pieces.entries()) {
    if ('literal' in piece && segments[positionOf(index)] !== piece.literal) return undefined;
  }
  const first = pieces.findIndex((piece) => 'takes' in piece);
  if (first === -1) return null;
  return segments.slice(first, first === wide ? first + extra + 1 : first + 1).join('/');
}
