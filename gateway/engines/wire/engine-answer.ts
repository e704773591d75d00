import type { IncomingHttpHeaders } from 'node:http';
import { type Duplex, Readable } from 'node:stream';
import type { Framing } from '@/gateway/engines/wire/answer-head';
import { ChunkedDecoder } from '@/gateway/engines/wire/chunked-decoder';
import { hasReadsOfItsOwn } from '@/gateway/engines/wire/give-back';
import type { ReadHead } from '@/gateway/engines/wire/read-head';

const heldBytes = 128 * 1024;

/** What an engine answered: its status, its headers, and as a stream its body. */
export interface EngineAnswer extends Readable {
  // As in Node's own IncomingMessage, which is one too.
  readonly statusCode?: number;
  readonly headers: IncomingHttpHeaders;
  /** Whether whoever passes a piece on may give its memory back: nothing else is in it. */
  readonly hasPiecesOfItsOwn: boolean;
}

/**
 * The answer on a connection that serves no other request; both end together. The engine waits for
 * whoever reads: no more is held here than one read brought and `heldBytes`.
 */
export class OwnAnswer extends Readable implements EngineAnswer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly hasPiecesOfItsOwn: boolean;
  readonly #socket: Duplex;
  readonly #body: Body;
  #rest: Buffer | null;

  constructor(socket: Duplex, { statusCode, headers, framing, rest }: ReadHead) {
    super({ highWaterMark: heldBytes });
    this.statusCode = statusCode;
    this.headers = headers;
    this.hasPiecesOfItsOwn = hasReadsOfItsOwn(socket);
    this.#socket = socket;
    this.#body = bodyOf(framing);
    this.#rest = rest;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.pause();
    socket.once('end', () => this.#end());
    socket.once('close', () => this.#end());
    socket.once('error', (error) => this.destroy(error));
  }

  override _read(): void {
    const rest = this.#rest;
    this.#rest = null;
    if (rest !== null) {
      if (this.#body.isWhole) this.#finish();
      else this.#take(rest);
      // It may have ended before anybody read.
      if (this.#socket.readableEnded || this.#socket.destroyed) this.#end();
    }
    if (!this.#body.isWhole) this.#socket.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    // As with Node's own: an answer that nobody reads may break off unheard.
    done(this.listenerCount('error') > 0 ? error : null);
  }

  #take(chunk: Buffer): void {
    if (this.destroyed || this.#body.isWhole) return;
    try {
      const content = this.#body.take(chunk);
      if (content.length > 0 && !this.push(content)) this.#socket.pause();
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (this.#body.isWhole) this.#finish();
  }

  #end(): void {
    if (this.destroyed || this.#body.isWhole) return;
    if (this.#rest !== null) return; // nobody has begun to read; `_read` looks again
    if (this.#body.mayEndNow) {
      this.#body.endNow();
      this.#finish();
    } else this.destroy(new Error('the engine broke off in the middle of its answer'));
  }

  #finish(): void {
    this.push(null);
    this.#socket.destroy();
  }
}

/** What is still to come of a body. */
interface Body {
  readonly isWhole: boolean;
  /** Whether the end of the connection ends it. */
  readonly mayEndNow: boolean;
  /** The content in what came. @throws Error for what cannot be read */
  take(chunk: Buffer): Buffer;
  endNow(): void;
}

function bodyOf(framing: Framing): Body {
  switch (framing.kind) {
    case 'none':
      return new MeasuredBody(0);
    case 'length':
      return new MeasuredBody(framing.bytes);
    case 'chunked':
      return new ChunkedBody();
    case 'until closed':
      return new OpenBody();
  }
}

class MeasuredBody implements Body {
  readonly mayEndNow = false;
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  get isWhole(): boolean {
    return this.#left === 0;
  }

  take(chunk: Buffer): Buffer {
    const content = chunk.length <= this.#left ? chunk : chunk.subarray(0, this.#left);
    this.#left -= content.length;
    return content;
  }

  endNow(): void {
    this.#left = 0;
  }
}

class ChunkedBody implements Body {
  readonly mayEndNow = false;
  readonly #decoder = new ChunkedDecoder();

  get isWhole(): boolean {
    return this.#decoder.isDone;
  }

  take(chunk: Buffer): Buffer {
    return this.#decoder.push(chunk);
  }

  endNow(): void {
    throw new Error('a chunked body ends by itself');
  }
}

class OpenBody implements Body {
  readonly mayEndNow = true;
  isWhole = false;

  take(chunk: Buffer): Buffer {
    return chunk;
  }

  endNow(): void {
    this.isWhole = true;
  }
}
