const longestSize = 8;
const mostExtraBytes = 16 * 1024;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const semicolon = 0x3b;

/** Where in the framing the next byte stands. */
type Place = 'size' | 'extension' | 'size end' | 'data' | 'data end' | 'line feed' | 'trailer' | 'done';

/**
 * Takes the framing of a chunked body away (RFC 9112, 7.1). An engine sends each line of a log as a
 * chunk of its own; what one read brought is put together in its own buffer, without a copy of its own.
 */
export class ChunkedDecoder {
  #place: Place = 'size';
  #size = 0;
  #digits = 0;
  /** Bytes of the present chunk that are still to come. */
  #left = 0;
  /** Bytes of extensions and trailers so far, which nobody needs. */
  #extra = 0;
  #isEmptyLine = true;

  get isDone(): boolean {
    return this.#place === 'done';
  }

  /**
   * @param bytes what came next; its bytes are moved about, and it is the caller's no more
   * @returns the body in it
   * @throws Error for what is no chunked body
   */
  push(bytes: Buffer): Buffer {
    let from = 0;
    let to = 0;
    let at = 0;
    while (at < bytes.length) {
      if (this.#place !== 'data') {
        this.#frame(bytes[at] ?? 0);
        at += 1;
        continue;
      }
      const end = Math.min(at + this.#left, bytes.length);
      if (to === 0) from = to = at;
      if (to !== at) bytes.copyWithin(to, at, end);
      to += end - at;
      this.#left -= end - at;
      at = end;
      if (this.#left === 0) this.#place = 'data end';
    }
    return bytes.subarray(from, to);
  }

  /** Reads one byte of framing. */
  #frame(byte: number): void {
    switch (this.#place) {
      case 'size':
        this.#readSize(byte);
        return;
      case 'extension':
        this.#count();
        if (byte === carriageReturn) this.#place = 'size end';
        return;
      case 'size end':
        expect(byte, lineFeed);
        this.#left = this.#size;
        this.#place = this.#size === 0 ? 'trailer' : 'data';
        this.#size = this.#digits = 0;
        return;
      case 'data end':
        expect(byte, carriageReturn);
        this.#place = 'line feed';
        return;
      case 'line feed':
        expect(byte, lineFeed);
        this.#place = 'size';
        return;
      case 'trailer':
        this.#readTrailer(byte);
        return;
      case 'data':
      case 'done':
        throw new Error('bytes follow the end of the answer');
    }
  }

  #readSize(byte: number): void {
    const digit = hexDigit(byte);
    if (digit >= 0 && this.#digits < longestSize) {
      this.#size = this.#size * 16 + digit;
      this.#digits += 1;
    } else if (this.#digits > 0 && byte === carriageReturn) this.#place = 'size end';
    else if (this.#digits > 0 && byte === semicolon) this.#place = 'extension';
    else throw new Error('a chunk of the answer has no size');
  }

  /** Lines until an empty one. */
  #readTrailer(byte: number): void {
    this.#count();
    if (byte === carriageReturn) return;
    if (byte !== lineFeed) this.#isEmptyLine = false;
    else if (this.#isEmptyLine) this.#place = 'done';
    else this.#isEmptyLine = true;
  }

  #count(): void {
    this.#extra += 1;
    if (this.#extra > mostExtraBytes) throw new Error('the answer has more framing than content');
  }
}

function expect(byte: number, wanted: number): void {
  if (byte !== wanted) throw new Error('a chunk of the answer does not end where it should');
}

/** −1 for what is none. */
function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
