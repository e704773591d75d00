const headerLength = 8;

/**
 * Where in an engine's frames a stream is, so that one of our own can be put between two of them. Of
 * a terminal's stream, which has no frames, what it says means nothing.
 *
 * @see FrameDemultiplexer of lib/docker-api/frames for the form of a frame
 */
export class FramePosition {
  #header: number[] = [];
  #payloadLeft = 0;

  /** Whether all that passed are whole frames. */
  get isBetween(): boolean {
    return this.#header.length === 0 && this.#payloadLeft === 0;
  }

  /** These bytes have passed. */
  pass(bytes: Uint8Array): void {
    this.#take(bytes, false);
  }

  /** How many of these bytes complete the frame that has begun; they have passed then. */
  passUntilBetween(bytes: Uint8Array): number {
    return this.#take(bytes, true);
  }

  #take(bytes: Uint8Array, stopsBetween: boolean): number {
    let at = 0;
    while (at < bytes.length && !(stopsBetween && this.isBetween)) {
      if (this.#payloadLeft > 0) {
        const taken = Math.min(this.#payloadLeft, bytes.length - at);
        this.#payloadLeft -= taken;
        at += taken;
        continue;
      }
      this.#header.push(bytes[at] ?? 0);
      at += 1;
      if (this.#header.length < headerLength) continue;
      this.#payloadLeft = Buffer.from(this.#header).readUInt32BE(4);
      this.#header = [];
    }
    return at;
  }
}
