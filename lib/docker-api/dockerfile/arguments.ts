import { type Arguments, expand } from '@/lib/docker-api/dockerfile/expand';

const one = /([A-Za-z_][A-Za-z0-9_]*)(?:=("[^"]*"|'[^']*'|[^\s"']*))?(?:\s+|$)/y;

/** The arguments that stand before the first FROM, which lines with FROM may use. */
export class GlobalArguments {
  readonly #given: Readonly<Record<string, string | null>>;
  readonly #values = new Map<string, string>();
  /** Named, but of a value that is not read here. */
  readonly #unread = new Set<string>();

  /** @param given what the client gave for the build */
  constructor(given: Readonly<Record<string, string | null>>) {
    this.#given = given;
  }

  /** Takes one ARG's text in. */
  declare(text: string): void {
    one.lastIndex = 0;
    while (one.lastIndex < text.length) {
      const found = one.exec(text);
      if (found === null) {
        for (const name of text.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []) this.#unread.add(name);
        return;
      }
      const [, name = '', written] = found;
      const given = Object.hasOwn(this.#given, name) ? this.#given[name] : null;
      const single = /^'([^'"\\`$]*)'$/.exec(written ?? '')?.[1];
      const value = given ?? single ?? expand(written ?? '', this.#values);
      this.#unread.delete(name);
      if (value === null) this.#unread.add(name);
      else this.#values.set(name, value);
    }
  }

  /** A word with the arguments put in; null where that cannot be told here. */
  expand(word: string): string | null {
    const names = word.match(/(?<=\$\{?)[A-Za-z_][A-Za-z0-9_]*/g) ?? [];
    return names.some((name) => this.#unread.has(name)) ? null : expand(word, this.#values as Arguments);
  }
}
