/** Of what the last messages told, in case they did not arrive. */
export interface Sent {
  readonly number: number;
  readonly topic: string;
  readonly ids: readonly string[] | 'snapshot';
}

const mostMessages = 500;
const mostIds = 20_000;

/** The last messages of a stream, as many as it takes to go on where a reader lost it. */
export class SentLog {
  #entries: Sent[] = [];
  #ids = 0;
  /** All messages up to this one are forgotten. */
  #forgotten = 0;

  add(entry: Sent): void {
    this.#entries.push(entry);
    this.#ids += sizeOf(entry);
    while (this.#entries.length > mostMessages || this.#ids > mostIds) this.#forgetOldest();
  }

  /** What came after the message of this number; null where that is forgotten. */
  after(number: number): readonly Sent[] | null {
    return number < this.#forgotten ? null : this.#entries.filter((entry) => entry.number > number);
  }

  #forgetOldest(): void {
    const oldest = this.#entries.shift();
    if (oldest === undefined) return;
    this.#ids -= sizeOf(oldest);
    this.#forgotten = oldest.number;
  }
}

function sizeOf({ ids }: Sent): number {
  return ids === 'snapshot' ? 1 : ids.length;
}
