import { PassThrough, type Readable } from 'node:stream';
import { LineSplitter } from '@/gateway/streams/line-splitter';

/** A line that goes on, and when what it tells of was, in nanoseconds. */
export interface MergedLine {
  readonly atNanos: bigint;
  readonly bytes: Buffer;
}

/** What of a line goes on; null: nothing. */
export type LineReader = (line: Buffer) => Promise<MergedLine | null>;

/** The lines of several streams as one, at its reader's pace. Those of the first moment in the order of their times. */
export class MergedLines {
  readonly output = new PassThrough();
  #gathered: MergedLine[] | null;
  #timer: NodeJS.Timeout | undefined;

  /** @param gatherMs how long the first moment is; 0: none */
  constructor(gatherMs: number) {
    this.#gathered = gatherMs === 0 ? null : [];
    if (gatherMs > 0) this.#timer = setTimeout(() => this.#release(), gatherMs);
    this.output.once('close', () => clearTimeout(this.#timer));
  }

  /** Done when the stream has ended. @throws what it breaks off with */
  async take(lines: Readable, read: LineReader): Promise<void> {
    const splitter = new LineSplitter();
    for await (const chunk of lines) {
      for (const line of splitter.push(chunk)) {
        const passed = await read(line);
        if (passed !== null) await this.#put(passed);
      }
    }
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#release();
    this.output.end();
  }

  async #put(line: MergedLine): Promise<void> {
    if (this.#gathered !== null) {
      this.#gathered.push(line);
      return;
    }
    if (this.output.destroyed || this.output.writableEnded) return;
    if (!this.output.write(line.bytes)) await this.#drained();
  }

  /** Or closed: then there is nobody to wait for. */
  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        this.output.off('drain', settle).off('close', settle);
        resolve();
      };
      this.output.on('drain', settle).on('close', settle);
    });
  }

  #release(): void {
    const gathered = this.#gathered ?? [];
    this.#gathered = null;
    gathered.sort((one, other) => Number(one.atNanos - other.atNanos));
    if (gathered.length > 0 && !this.output.destroyed) {
      this.output.write(Buffer.concat(gathered.map(({ bytes }) => bytes)));
    }
  }
}
