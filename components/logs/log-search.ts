import type { LogBuffer } from '@/components/logs/log-buffer';

/** Where a text is found in a log that keeps growing: each line is looked at once. */
export class LogSearch {
  readonly #matcher: RegExp | null;
  #matches: number[] = [];
  /** Numbers of lines before this one have been looked at. */
  #seen: number;

  constructor(
    readonly buffer: LogBuffer,
    text: string,
    matchCase: boolean,
  ) {
    this.#matcher = searchPattern(text, matchCase);
    this.#seen = buffer.first;
  }

  /** Numbers of the matching lines that are still kept, ascending. Costs only what came since the last call. */
  matches(): readonly number[] {
    if (!this.#matcher) return [];
    const { buffer } = this;
    const fresh: number[] = [];
    for (let number = Math.max(this.#seen, buffer.first); number < buffer.end; number++) {
      if (this.#matcher.test(buffer.line(number)?.plain ?? '')) fresh.push(number);
    }
    this.#seen = buffer.end;
    const gone = this.#matches.findIndex((number) => number >= buffer.first);
    const kept = gone === 0 ? this.#matches : gone === -1 ? [] : this.#matches.slice(gone);
    if (fresh.length > 0 || kept !== this.#matches) this.#matches = [...kept, ...fresh];
    return this.#matches;
  }
}

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
