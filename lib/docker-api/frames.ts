/** Which of the two outputs of a process. */
export type LogStream = 'stdout' | 'stderr';

export interface LogFrame {
  readonly stream: LogStream;
  readonly payload: Uint8Array;
}

const headerLength = 8;
/** The engine writes frames of some kilobytes; a length beyond this means we read something else. */
const maxPayload = 64 * 1_048_576;

/**
 * Takes apart the engine's multiplexed stream of containers without a TTY: each frame is one byte of
 * stream number (0 stdin, 1 stdout, 2 stderr, 3 an error of the engine), three zero bytes, a
 * big-endian length of four bytes, and the payload.
 *
 * @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
 */
export class FrameDemultiplexer {
  #rest: Uint8Array = new Uint8Array(0);

  /**
   * The frames that this piece completed.
   *
   * @throws Error when the bytes are no multiplexed stream, or the engine reports its own error in it
   */
  push(chunk: Uint8Array): LogFrame[] {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const frames: LogFrame[] = [];
    let at = 0;
    while (bytes.length - at >= headerLength) {
      const kind = view.getUint8(at);
      const length = view.getUint32(at + 4);
      if (kind > 3 || length > maxPayload || view.getUint32(at) << 8 !== 0) {
        throw new Error('The log could not be read: the answer is not in the form the engine promises.');
      }
      if (bytes.length - at - headerLength < length) break;
      const payload = bytes.subarray(at + headerLength, at + headerLength + length);
      if (kind === 3) throw new Error(new TextDecoder().decode(payload).trim());
      frames.push({ stream: kind === 2 ? 'stderr' : 'stdout', payload });
      at += headerLength + length;
    }
    this.#rest = bytes.slice(at);
    return frames;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
