import type { Readable } from 'node:stream';

/** A request as we wrote it; nothing in it is a client's own bytes but `body` where it is a stream. */
export interface EngineRequest {
  readonly method: string;
  /** With version and query, from `engineTarget`. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whole JSON, or a stream of data. */
  readonly body?: Buffer | Readable;
  readonly signal?: AbortSignal;
}
