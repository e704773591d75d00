import type { IncomingHttpHeaders } from 'node:http';
import type { Engine } from '@/gateway/engines/engine';
import { LineSplitter } from '@/gateway/streams/line-splitter';
import { isRefusal } from '@/lib/docker-api/errors';
import { isJsonObject, type JsonObject } from '@/lib/docker-api/json';
import { readEngineJson } from '@/lib/docker-api/strict-json';

/** Looked back by this much: an engine takes note of a follower a moment after it answers. */
const overlapSeconds = 3;
const pingWithinMs = 5_000;

export interface Following {
  onPing(headers: IncomingHttpHeaders, askedAt: number): void;
  /** From here on nothing is missed. */
  onOpen(): void;
  onEvent(event: JsonObject): void;
}

/**
 * Follows an engine's events until the connection or `stopping` ends it.
 *
 * @throws when the engine cannot be reached, breaks off, or sends what no engine sends
 */
export async function followEvents(
  engine: Engine,
  stopping: AbortSignal,
  { onPing, onOpen, onEvent }: Following,
): Promise<void> {
  const since = (await engineSeconds(engine, stopping, onPing)) - overlapSeconds;
  const answer = await engine.send({ method: 'GET', target: `/events?since=${since}`, signal: stopping });
  if (answer.statusCode !== 200) {
    answer.destroy();
    throw new Error(`the engine answered ${answer.statusCode}`);
  }
  onOpen();
  const lines = new LineSplitter();
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    for (const line of lines.push(chunk)) {
      const event = readEngineJson(line);
      if (isRefusal(event) || !isJsonObject(event.value)) throw new Error('the engine sends no events');
      onEvent(event.value);
    }
  }
}

/** The engine's own clock, which is what it tells the times of events by. */
async function engineSeconds(
  engine: Engine,
  stopping: AbortSignal,
  onPing: Following['onPing'],
): Promise<number> {
  const askedAt = Date.now();
  const { headers } = await engine.read({
    method: 'GET',
    target: '/_ping',
    signal: stopping,
    withinMs: pingWithinMs,
  });
  onPing(headers, askedAt);
  const at = Date.parse(headers.date ?? '');
  if (Number.isNaN(at)) throw new Error('the engine does not say what time it is');
  return Math.floor(at / 1000);
}
