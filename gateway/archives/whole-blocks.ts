import { Transform } from 'node:stream';

const block = 512;

/**
 * Fills the last block of an archive: the docker CLI does not where it puts a Dockerfile into a context,
 * and engines do not mind.
 */
export class WholeBlocks extends Transform {
  /** Bytes that came, without the filling. */
  received = 0;

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: null, bytes: Buffer) => void,
  ): void {
    this.received += chunk.length;
    done(null, chunk);
  }

  override _flush(done: () => void): void {
    const rest = this.received % block;
    if (rest > 0) this.push(Buffer.alloc(block - rest));
    done();
  }
}
