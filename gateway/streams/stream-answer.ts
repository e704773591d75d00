import { pipeline, type Readable, type Transform } from 'node:stream';
import type { Call } from '@/gateway/call';
import type { EngineAnswer } from '@/gateway/engines/wire/engine-answer';
import { hasLeft } from '@/gateway/exchange';
import type { OpenStream, StreamNeed } from '@/gateway/streams/open-streams';
import { passAnswer } from '@/gateway/streams/pass-answer';

/** Answer headers of the engine's that clients need; all others stay behind. */
const passedHeaders = ['content-type', 'x-docker-container-path-stat'] as const;

/** Copies those of an engine's answer headers that clients need. */
export function passHeaders({ exchange }: Pick<Call, 'exchange'>, headers: EngineAnswer['headers']): void {
  for (const name of passedHeaders) {
    const value = headers[name];
    if (value !== undefined) exchange.response.setHeader(name, value);
  }
}

export interface StreamOptions {
  /** Rewrites what passes. */
  readonly through?: Transform;
  /** What is passed on in the place of the answer itself; it is destroyed with the stream. */
  readonly from?: Readable;
  /** Gets the open stream, whose `actor` is kept up to date. */
  readonly onOpen?: (stream: OpenStream) => void;
}

/**
 * Passes an engine's answer on as it comes, at the client's pace, and goes on asking whether it is
 * still allowed. Headers go out at once: `docker run` waits for those of /wait before it starts.
 *
 * @throws Refused 429 when the person has too many streams open
 */
export async function streamAnswer(
  call: Call,
  answer: EngineAnswer,
  needs: readonly StreamNeed[],
  { through, from, onOpen }: StreamOptions = {},
): Promise<void> {
  const { response } = call.exchange;
  if (hasLeft(call.exchange)) {
    from?.destroy();
    answer.destroy();
    return;
  }
  let stream: OpenStream;
  try {
    stream = call.door.streams.open(call, needs, () => {
      response.destroy();
      answer.destroy();
    });
  } catch (error) {
    from?.destroy();
    answer.destroy();
    throw error;
  }
  onOpen?.(stream);
  passHeaders(call, answer.headers);
  response.writeHead(answer.statusCode ?? 502);
  response.flushHeaders();
  await new Promise<void>((resolve) => {
    const done = () => {
      stream.close();
      from?.destroy();
      answer.destroy();
      resolve();
    };
    // A client that leaves and an engine that breaks off are both ordinary ends of a stream.
    if (from) pipeline(from, response, done);
    else if (through) pipeline(answer, through, response, done);
    else passAnswer(answer, response, done);
  });
}
