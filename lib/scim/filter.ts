import { ScimError } from '@/lib/scim/error';

export type Comparison = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'pr';

export type Filter =
  | {
      readonly kind: 'compare';
      /** In lower case, without the schema's name: "username", "emails.value". */
      readonly attribute: string;
      readonly operator: Comparison;
      readonly value: string | boolean | null;
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter };

const comparisons: readonly string[] = ['eq', 'ne', 'co', 'sw', 'ew', 'pr'];
const longest = 2_000;
const deepest = 20;

/** RFC 7644, 3.4.2.2, but for comparisons of order, which none of our attributes has. @throws ScimError */
export function parseFilter(text: string): Filter {
  if (text.length > longest) throw bad('It is too long.');
  const tokens = tokensOf(text);
  let at = 0;
  const peek = () => tokens[at]?.toLowerCase();
  const next = () => {
    const token = tokens[at++];
    if (token === undefined) throw bad('It ends too early.');
    return token;
  };
  const either = (depth: number): Filter => list('or', depth, (within) => list('and', within, single));
  const list = (word: 'and' | 'or', depth: number, part: (depth: number) => Filter): Filter => {
    const parts = [part(depth)];
    while (peek() === word) {
      next();
      parts.push(part(depth));
    }
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind: word, parts };
  };
  const single = (depth: number): Filter => {
    if (depth > deepest) throw bad('It is nested too deep.');
    const token = next();
    if (token === '(') return closed(either(depth + 1));
    if (token.toLowerCase() === 'not' && peek() === '(') {
      next();
      return { kind: 'not', part: closed(either(depth + 1)) };
    }
    const attribute = attributeOf(token);
    if (peek() === '[') {
      next();
      const inner = prefixed(attribute, either(depth + 1));
      if (next() !== ']') throw bad('A "]" is missing.');
      return inner;
    }
    const operator = next().toLowerCase();
    if (!isComparison(operator)) throw bad(`There is no operator ${operator.slice(0, 20)}.`);
    return { kind: 'compare', attribute, operator, value: operator === 'pr' ? null : literalOf(next()) };
  };
  const closed = (filter: Filter): Filter => {
    if (next() !== ')') throw bad('A ")" is missing.');
    return filter;
  };
  const filter = either(0);
  if (at < tokens.length) throw bad('There is something after its end.');
  return filter;
}

/** "urn:ietf:params:scim:schemas:core:2.0:User:userName" → "username" */
export function attributeOf(token: string): string {
  const name = token.replace(/^urn:[^\s[\]()"]*:(?=[^:]+$)/i, '').toLowerCase();
  if (!/^[a-z$][\w$-]*(?:\.[a-z$][\w$-]*)?$/.test(name)) throw bad(`${token.slice(0, 50)} is no attribute.`);
  return name;
}

function prefixed(parent: string, filter: Filter): Filter {
  switch (filter.kind) {
    case 'compare':
      return { ...filter, attribute: `${parent}.${filter.attribute}` };
    case 'not':
      return { kind: 'not', part: prefixed(parent, filter.part) };
    default:
      return { kind: filter.kind, parts: filter.parts.map((part) => prefixed(parent, part)) };
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const form = /\s*("(?:[^"\\]|\\.)*"|[()[\]]|[^\s()[\]"]+)/gy;
  const trimmed = text.trimEnd();
  while (form.lastIndex < trimmed.length) {
    const from = form.lastIndex;
    const token = form.exec(trimmed)?.[1];
    if (token === undefined) throw bad(`It cannot be read from character ${from} on.`);
    tokens.push(token);
  }
  return tokens;
}

function isComparison(text: string): text is Comparison {
  return comparisons.includes(text);
}

function literalOf(token: string): string | boolean | null {
  if (/^(true|false)$/i.test(token)) return token.toLowerCase() === 'true';
  if (token === 'null') return null;
  try {
    const value: unknown = JSON.parse(token);
    if (typeof value === 'string') return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw bad(`${token.slice(0, 50)} is no value.`);
}

function bad(why: string): ScimError {
  return new ScimError(400, `The filter cannot be used. ${why}`, 'invalidFilter');
}
