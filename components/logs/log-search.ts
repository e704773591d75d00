import type { LogBuffer, NumberedLine } from '@/components/logs/log-buffer';

/** Where a text is found in a log that keeps growing: each line is looked at once. */
export class LogSearch {
  #matches: readonly number[] = [];
  /** Numbers of lines before this one have been looked at. */
  #seen: number;
  #timesCleared: number;
  /** As lines are looked through for it. */
  readonly #sought: string;

  /** @param wider a search of the same log; where it found all that this one can, only these are looked at */
  constructor(
    readonly buffer: LogBuffer,
    readonly text: string,
    readonly matchCase: boolean,
    wider: LogSearch | null = null,
  ) {
    this.#sought = matchCase ? text : text.toLowerCase();
    this.#seen = buffer.first;
    this.#timesCleared = buffer.timesCleared;
    if (wider === null || !wider.#holdsAllOf(this)) return;
    this.#matches = wider.matches().filter((number) => this.#isIn(buffer.line(number)));
    this.#seen = buffer.end;
  }

  /** Numbers of the matching lines that are still kept, ascending. Costs only what came since the last call. */
  matches(): readonly number[] {
    if (this.text === '') return none;
    const { buffer } = this;
    if (buffer.timesCleared !== this.#timesCleared) this.#begin();
    const fresh: number[] = [];
    for (let number = Math.max(this.#seen, buffer.first); number < buffer.end; number++) {
      if (this.#isIn(buffer.line(number))) fresh.push(number);
    }
    this.#seen = buffer.end;
    const gone = this.#matches.findIndex((number) => number >= buffer.first);
    const kept = gone === 0 ? this.#matches : gone === -1 ? none : this.#matches.slice(gone);
    if (fresh.length > 0 || kept.length !== this.#matches.length) this.#matches = [...kept, ...fresh];
    return this.#matches;
  }

  #begin(): void {
    this.#matches = none;
    this.#seen = this.buffer.first;
    this.#timesCleared = this.buffer.timesCleared;
  }

  #isIn(line: NumberedLine | undefined): boolean {
    if (line === undefined) return false;
    return (this.matchCase ? line.plain : line.folded).includes(this.#sought);
  }

  #holdsAllOf(narrower: LogSearch): boolean {
    if (this.text === '' || this.buffer !== narrower.buffer || (this.matchCase && !narrower.matchCase)) {
      return false;
    }
    return this.matchCase
      ? narrower.text.includes(this.text)
      : narrower.text.toLowerCase().includes(this.text.toLowerCase());
  }
}

const none: readonly number[] = [];

/** Null when there is nothing to look for. The text is taken literally. */
export function searchPattern(text: string, matchCase: boolean, flags = ''): RegExp | null {
  if (text === '') return null;
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags + (matchCase ? '' : 'i'));
}

/** Cuts a text at its matches: pieces with odd index are matches. */
export function splitAtMatches(text: string, pattern: RegExp | null): string[] {
  if (!pattern) return [text];
  return text.split(new RegExp(`(${pattern.source})`, pattern.flags));
}
