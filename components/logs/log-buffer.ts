import type { LogLine } from '@/components/logs/line-assembler';

/** A line with its place in the whole log since following began; the number never changes. */
export interface NumberedLine extends LogLine {
  readonly number: number;
  /** Without escape codes: what people read, search and copy. */
  readonly plain: string;
  /** `plain` in lower case: the same text where it is so already, which takes no more memory. */
  readonly folded: string;
}

/** Colours, cursor movement, titles and the like (ECMA-48 control and operating system sequences). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are control characters
const escapeCodes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

export const logCapacity = 100_000;

/** The last lines of a log, at most `capacity`; older ones make room. */
export class LogBuffer {
  readonly #slots: NumberedLine[] = [];
  #next = 0;
  #timesCleared = 0;

  constructor(readonly capacity = logCapacity) {}

  append(lines: readonly LogLine[]): void {
    for (const line of lines) {
      const plain = line.text.includes('\u001b') ? line.text.replace(escapeCodes, '') : line.text;
      const { time, stream, text, task } = line;
      const numbered = { time, stream, text, number: this.#next, plain, folded: plain.toLowerCase() };
      this.#slots[this.#next % this.capacity] = task === undefined ? numbered : { ...numbered, task };
      this.#next++;
    }
  }

  clear(): void {
    this.#slots.length = 0;
    this.#next = 0;
    this.#timesCleared++;
  }

  /** How often it began anew: numbers of before mean other lines. */
  get timesCleared(): number {
    return this.#timesCleared;
  }

  /** Number of the oldest line kept. */
  get first(): number {
    return Math.max(0, this.#next - this.capacity);
  }

  /** One past the number of the newest line. */
  get end(): number {
    return this.#next;
  }

  get size(): number {
    return this.#next - this.first;
  }

  /** Undefined when the line has made room or has not come yet. */
  line(number: number): NumberedLine | undefined {
    if (number < this.first || number >= this.#next) return undefined;
    return this.#slots[number % this.capacity];
  }

  *lines(from: number = this.first): Generator<NumberedLine> {
    for (let number = Math.max(from, this.first); number < this.#next; number++) {
      const line = this.line(number);
      if (line) yield line;
    }
  }
}
