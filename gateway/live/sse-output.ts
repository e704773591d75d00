import { constants, createGzip, type Gzip } from 'node:zlib';
import type { Exchange } from '@/gateway/exchange';

/** One connection that a stream of events goes out on. */
export interface SseOutput {
  /** Whether it takes more now; else `onDrain` is called when it does. */
  readonly isReady: boolean;
  write(text: string): void;
  /** What was written goes out now. */
  flush(): void;
  end(): void;
}

/** Little memory for each of many streams; rows are alike enough to get small all the same. */
const gzipOptions = { level: 1, memLevel: 6, windowBits: 13, flush: constants.Z_NO_FLUSH };

/**
 * Begins to answer with a text/event-stream, compressed where the client takes that.
 *
 * @param onDrain called when it takes more after it did not
 * @param onClose called once when the client has left or the answer has ended
 */
export function openSse(
  { request, response }: Exchange,
  onDrain: () => void,
  onClose: () => void,
): SseOutput {
  const isGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(
    String(request.headers['accept-encoding'] ?? ''),
  );
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    Vary: 'Accept-Encoding',
    ...(isGzip ? { 'Content-Encoding': 'gzip' } : {}),
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  const gzip: Gzip | null = isGzip ? createGzip(gzipOptions) : null;
  const sink = gzip ?? response;
  let isReady = true;
  sink.on('drain', () => {
    isReady = true;
    onDrain();
  });
  gzip?.on('error', () => response.destroy());
  gzip?.pipe(response);
  response.once('close', () => {
    gzip?.destroy();
    onClose();
  });
  return {
    get isReady() {
      return isReady && !response.destroyed && !response.writableEnded;
    },
    write: (text) => {
      if (response.destroyed || response.writableEnded) return;
      if (!sink.write(text)) isReady = false;
    },
    flush: () => gzip?.flush(constants.Z_SYNC_FLUSH),
    end: () => void sink.end(),
  };
}
