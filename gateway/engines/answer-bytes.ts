const mebibyte = 1024 * 1024;
/** Longer than any list that an engine has reason to send. */
const maximumBytes = 64 * mebibyte;
/** Of long answers together: engines that talk without end must not fill our memory. */
const maximumHeldBytes = 256 * mebibyte;
const longBytes = mebibyte;

/** Pieces smaller than this are copied together once there are many: each costs more than its bytes. */
const smallPiece = 4 * 1024;
const manyPieces = 16;
const blockBytes = 64 * 1024;
/** No engine cuts what it says into so many crumbs; taking them up would be all that we do. */
const mostCrumbs = 65_536;
const crumb = 256;

let heldBytes = 0;

/** Collects an answer that is read whole. Call `release` when it is over, however it ended. */
export class AnswerBytes {
  readonly #pieces: Buffer[] = [];
  #length = 0;
  #added = 0;
  /** What of the length counts among the long answers. */
  #held = 0;
  #block: Buffer = Buffer.of();
  #used = 0;

  /** @throws Error when the answer, or all long ones together, are more than we can hold */
  add(piece: Buffer): void {
    this.#length += piece.length;
    this.#added += 1;
    if (this.#added > mostCrumbs && this.#length < this.#added * crumb) {
      throw new Error('the answer comes in too small pieces');
    }
    if (this.#length > longBytes) {
      heldBytes += this.#length - this.#held;
      this.#held = this.#length;
      if (this.#length > maximumBytes) throw new Error('the answer is too long');
      if (heldBytes > maximumHeldBytes) throw new Error('there are too many long answers at once');
    }
    if (piece.length >= smallPiece || this.#pieces.length < manyPieces) {
      this.#closeBlock();
      this.#pieces.push(piece);
      return;
    }
    if (this.#used + piece.length > this.#block.length) {
      this.#closeBlock();
      this.#block = Buffer.allocUnsafe(blockBytes);
    }
    this.#used += piece.copy(this.#block, this.#used);
  }

  whole(): Buffer {
    this.#closeBlock();
    const [first] = this.#pieces;
    return first && this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces, this.#length);
  }

  release(): void {
    heldBytes -= this.#held;
    this.#held = 0;
  }

  #closeBlock(): void {
    if (this.#used > 0) this.#pieces.push(this.#block.subarray(0, this.#used));
    this.#block = Buffer.of();
    this.#used = 0;
  }
}
