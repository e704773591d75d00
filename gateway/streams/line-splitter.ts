const longestLine = 1024 * 1024;
const newline = 0x0a;

/** Cuts a stream of bytes into lines. */
export class LineSplitter {
  #rest: Buffer = Buffer.of();

  /** The lines that the chunk completes. @throws Error for a line that never ends */
  push(chunk: Buffer): Buffer[] {
    const lines: Buffer[] = [];
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline)) {
      if (at > 0) lines.push(bytes.subarray(0, at));
      bytes = bytes.subarray(at + 1);
    }
    if (bytes.length > longestLine) throw new Error('a line is too long');
    this.#rest = bytes;
    return lines;
  }
}
