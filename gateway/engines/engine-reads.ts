import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { type Dispatcher, errors, Pool } from 'undici';
import { AnswerBytes } from '@/gateway/engines/answer-bytes';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { Dialer } from '@/gateway/engines/wire/dial';
import { mostInterim } from '@/gateway/engines/wire/read-head';

/** A read, as we wrote it. */
export interface ReadRequest {
  readonly method: 'GET' | 'HEAD';
  /** With version and query, from `engineTarget`. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Tells when whoever waits leaves; gives back what to call when that is of no more use. */
  readonly onLeaving?: (leave: () => void) => () => void;
  /** Gives up after this time. */
  readonly withinMs: number;
}

/** What an engine answered to a read. */
export interface ReadAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export interface EngineReads {
  /** @throws EngineUnreachable also when the answer breaks off, or is longer than any list we can hold */
  read(request: ReadRequest): Promise<ReadAnswer>;
  close(): void;
}

const idleMs = 30_000;

/**
 * Reads over connections that are used again and again, one request at a time on each. This is what
 * every page and every client waits for: undici takes half of what Node's own client does.
 */
export function openReads(dialer: Dialer): EngineReads {
  const pool = new Pool('http://docker', {
    connections: dialer.mostConnections,
    pipelining: 1,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: idleMs,
    connect: (_options, done) => {
      dialer.dial().then(
        // A stream over ssh will do as well; undici asks nothing of it that only a socket has.
        (socket) => done(null, socket as Socket),
        (error: Error) => done(error, null),
      );
    },
  });
  const ask = (request: ReadRequest) =>
    new Promise<ReadAnswer>((resolve, reject) => {
      pool.dispatch(
        {
          method: request.method,
          path: request.target,
          ...(request.headers ? { headers: { ...request.headers } } : {}),
          headersTimeout: request.withinMs,
          bodyTimeout: request.withinMs,
        },
        new WholeAnswerHandler(request, resolve, reject),
      );
    });
  return {
    async read(request) {
      try {
        return await ask(request);
      } catch (error) {
        // The engine closed an idle connection at this very moment: reads may be asked again.
        if (!isClosedBefore(error) || request.signal?.aborted) throw unreachable(error);
      }
      try {
        return await ask(request);
      } catch (error) {
        throw unreachable(error);
      }
    },
    close: () => void pool.destroy(),
  };
}

function unreachable(error: unknown): EngineUnreachable {
  return error instanceof EngineUnreachable ? error : new EngineUnreachable(error);
}

class BrokenOff extends Error {}

/** Collects one answer. */
class WholeAnswerHandler implements Dispatcher.DispatchHandler {
  readonly #request: ReadRequest;
  readonly #resolve: (answer: ReadAnswer) => void;
  readonly #reject: (error: Error) => void;
  readonly #until: number;
  readonly #bytes = new AnswerBytes();
  #status = 0;
  #interim = 0;
  #headers: IncomingHttpHeaders = {};
  #stopListening: () => void = () => undefined;

  constructor(request: ReadRequest, resolve: (answer: ReadAnswer) => void, reject: (error: Error) => void) {
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#until = Date.now() + request.withinMs;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    const { signal, onLeaving } = this.#request;
    const abort = () => controller.abort(new Error('nobody waits for it any more'));
    if (onLeaving) this.#stopListening = onLeaving(abort);
    if (!signal) return;
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    this.#stopListening = () => signal.removeEventListener('abort', abort);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (status < 200) {
      this.#interim += 1;
      if (this.#interim > mostInterim) controller.abort(new Error('it sends interim answers without end'));
      return;
    }
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    try {
      this.#bytes.add(chunk);
    } catch (error) {
      controller.abort(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (Date.now() > this.#until) controller.abort(new Error('the answer took too long'));
  }

  onResponseEnd(): void {
    this.#stopListening();
    this.#resolve({ status: this.#status, headers: this.#headers, bytes: this.#bytes.whole() });
    this.#bytes.release();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#stopListening();
    this.#bytes.release();
    this.#reject(this.#status === 0 ? error : new BrokenOff(error.message, { cause: error }));
  }
}

/** Whether the connection went before a byte of the answer came. */
function isClosedBefore(error: unknown): boolean {
  if (error instanceof errors.SocketError) return true;
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}
