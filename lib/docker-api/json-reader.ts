import type { Json } from '@/lib/docker-api/json';

/** What is wrong with a text that should be JSON; the message holds none of the text. */
export class JsonError extends Error {}

export interface JsonRules {
  readonly maximumDepth: number;
  /** Most members of one object, and most items of one list. */
  readonly maximumMembers: number;
  /** What becomes of an integer that a double cannot hold. */
  readonly wideIntegers: 'refuse' | 'bigint';
  /** Whether numbers must be in their one spelling (no `1e9`, no `1.0`) and strings without NUL. */
  readonly isPlain: boolean;
  /** For the members of the object found under the key `parent`: two keys that map alike are one. */
  readonly sameKey: (parent: string) => (key: string) => string;
}

const literals: ReadonlyArray<readonly [string, Json]> = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** One pass over one JSON text (RFC 8259), without recovery. */
export class JsonReader {
  readonly #text: string;
  readonly #rules: JsonRules;
  readonly #number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
  readonly #space = /[ \t\n\r]*/y;
  /** A string with both its quotes, no raw control character, only the escapes that JSON knows. */
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them raw.
  readonly #string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
  #at = 0;

  constructor(text: string, rules: JsonRules) {
    this.#text = text;
    this.#rules = rules;
  }

  /** The one value that the text holds. */
  document(): Json {
    const value = this.#value('', 0);
    this.#skipSpace();
    if (this.#at !== this.#text.length) throw new JsonError('something follows the document');
    return value;
  }

  #value(parent: string, depth: number): Json {
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === '{') return this.#object(parent, this.#deeper(depth));
    if (next === '[') return this.#array(parent, this.#deeper(depth));
    if (next === '"') return this.#quoted();
    for (const [word, value] of literals) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#numeral();
  }

  #deeper(depth: number): number {
    if (depth >= this.#rules.maximumDepth) throw new JsonError('it is nested too deeply');
    return depth + 1;
  }

  #count(members: number): void {
    if (members > this.#rules.maximumMembers) throw new JsonError('it has too many members');
  }

  #object(parent: string, depth: number): Json {
    const members: Record<string, Json> = Object.create(null);
    const fold = this.#rules.sameKey(parent);
    const seen = new Set<string>();
    this.#at++;
    if (this.#take('}')) return members;
    do {
      this.#skipSpace();
      const key = this.#quoted();
      if (key === '__proto__') throw new JsonError('a key is not allowed');
      const folded = fold(key);
      if (seen.has(folded)) throw new JsonError('a key comes twice');
      seen.add(folded);
      this.#count(seen.size);
      if (!this.#take(':')) throw new JsonError('a colon is missing');
      members[key] = this.#value(key, depth);
    } while (this.#take(','));
    if (!this.#take('}')) throw new JsonError('an object is not closed');
    return members;
  }

  #array(parent: string, depth: number): Json {
    const items: Json[] = [];
    this.#at++;
    if (this.#take(']')) return items;
    do {
      items.push(this.#value(parent, depth));
      this.#count(items.length);
    } while (this.#take(','));
    if (!this.#take(']')) throw new JsonError('an array is not closed');
    return items;
  }

  #quoted(): string {
    const raw = this.#match(this.#string);
    if (raw === null) throw new JsonError('a string is malformed');
    const value: unknown = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1);
    if (typeof value !== 'string') throw new JsonError('a string is malformed');
    if (!value.isWellFormed()) throw new JsonError('a string holds half a surrogate pair');
    if (this.#rules.isPlain && value.includes('\0')) throw new JsonError('a string holds a NUL');
    return value;
  }

  #numeral(): Json {
    const raw = this.#match(this.#number);
    if (raw === null) throw new JsonError('a value is missing or malformed');
    const value = Number(raw);
    if (/^-?[0-9]+$/.test(raw) && !Number.isSafeInteger(value)) {
      if (this.#rules.wideIntegers === 'bigint' && raw.length <= 20) return BigInt(raw);
      throw new JsonError('a number is too large');
    }
    if (!Number.isFinite(value) || Object.is(value, -0) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      throw new JsonError('a number is out of range');
    }
    if (this.#rules.isPlain && String(value) !== raw)
      throw new JsonError('a number is not in its plain form');
    return value;
  }

  #skipSpace(): void {
    this.#match(this.#space);
  }

  #take(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return null;
    this.#at = pattern.lastIndex;
    return found[0];
  }
}
