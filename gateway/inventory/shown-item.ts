import { memberRange } from '@/lib/docker-api/split-list';

const quote = 0x22;

/** Where a text is: from its first byte, to the one behind its last. */
export type TextRange = readonly [start: number, end: number];

/** Where the text of the status is in the JSON of a container, between its quotes; null: it has none. */
export function statusRange(text: Buffer): TextRange | null {
  const range = memberRange(text, 'Status');
  if (range === null || text[range[0]] !== quote) return null;
  return [range[0] + 1, range[1] - 1];
}

/** The JSON of an item as some people see it; of a container, with what its status last said. */
export class ShownItem {
  #bytes: Buffer;
  /** Of the status; -1: it has none. */
  readonly #start: number;
  #end: number;
  /** The status, once it was told. */
  #told: string | null = null;

  /** @param status where that of a container is */
  constructor(bytes: Buffer, status: TextRange | null = null) {
    this.#bytes = bytes;
    [this.#start, this.#end] = status ?? [-1, -1];
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** The JSON in which a container's status says that: in the engine's few words, of one byte a character. */
  telling(status: string): Buffer {
    const [start, end] = [this.#start, this.#end];
    if (start === -1 || status === this.#told) return this.#bytes;
    this.#told = status;
    if (this.#says(status)) return this.#bytes;
    const before = this.#bytes;
    const bytes = Buffer.allocUnsafeSlow(before.length - (end - start) + status.length);
    bytes.set(before.subarray(0, start));
    this.#end = start + bytes.write(status, start, 'latin1');
    bytes.set(before.subarray(end), this.#end);
    this.#bytes = bytes;
    return bytes;
  }

  /** Whether a text is the same but for what its status says. */
  isSameAround(text: Buffer, [start, end]: TextRange): boolean {
    const bytes = this.#bytes;
    return (
      start === this.#start &&
      text.length - end === bytes.length - this.#end &&
      bytes.compare(text, 0, start, 0, start) === 0 &&
      bytes.compare(text, end, text.length, this.#end, bytes.length) === 0
    );
  }

  #says(status: string): boolean {
    return (
      this.#end - this.#start === status.length &&
      this.#bytes.toString('latin1', this.#start, this.#end) === status
    );
  }
}
