type Piece = { readonly literal: string } | { readonly takes: 'one' | 'several' };

/** A path without its version: literal segments and at most one parameter. */
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
  if (pieces.filter((piece) => 'takes' in piece).length > 1) throw new Error(`Two parameters: ${path}`);
  return { pieces };
}

/** What the parameter takes of these segments (null: the pattern has none), or undefined for no match. */
export function matchPathPattern(
  { pieces }: PathPattern,
  segments: readonly string[],
): string | null | undefined {
  const at = pieces.findIndex((piece) => 'takes' in piece);
  const extra = segments.length - pieces.length;
  const parameter = pieces[at];
  const several = parameter !== undefined && 'takes' in parameter && parameter.takes === 'several';
  if (several ? extra < 0 : extra !== 0) return undefined;
  for (const [index, piece] of pieces.entries()) {
    if (!('literal' in piece)) continue;
    if (segments[at !== -1 && index > at ? index + extra : index] !== piece.literal) return undefined;
  }
  return at === -1 ? null : segments.slice(at, at + extra + 1).join('/');
}
