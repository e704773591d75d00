import { Duplex } from 'node:stream';
import type { ClientChannel } from 'ssh2';
import { NoEngineOverSsh } from '@/gateway/engines/ssh/ssh-failures';

const longestWords = 2_048;

/**
 * The two ends of `docker system dial-stdio` on a host, as a stream that behaves like a socket: half-open,
 * at the pace of whoever reads, and ended with the command's own words where it never was one.
 */
export class SshStream extends Duplex {
  readonly #channel: ClientChannel;
  #hasAnswered = false;
  #hasEnded = false;
  #exitCode: number | null = null;
  #words = '';

  constructor(channel: ClientChannel) {
    super({ allowHalfOpen: true });
    this.#channel = channel;
    channel.on('data', (chunk: Buffer) => {
      this.#hasAnswered = true;
      if (!this.push(chunk)) channel.pause();
    });
    channel.stderr.on('data', (chunk: Buffer) => {
      this.#words = (this.#words + chunk.toString('utf8')).slice(0, longestWords);
    });
    channel.on('exit', (code: number | null) => {
      this.#exitCode = code;
    });
    channel.on('error', (error: Error) => this.destroy(error));
    channel.on('end', () => {
      // Of a command that never spoke to an engine its end comes before the reason.
      if (this.#hasAnswered) this.#end();
    });
    channel.on('close', () => {
      if (!this.#hasAnswered) this.destroy(new NoEngineOverSsh(this.#exitCode, this.#words.trim()));
      else {
        this.#end();
        // Nothing more can be written either.
        if (this.readableEnded) this.destroy();
        else this.once('end', () => this.destroy());
      }
    });
  }

  override _read(): void {
    this.#channel.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#channel.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#channel.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#channel.close();
    done(error);
  }

  #end(): void {
    if (this.#hasEnded || this.destroyed) return;
    this.#hasEnded = true;
    this.push(null);
  }
}
