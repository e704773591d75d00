import type { Engine } from '@/gateway/engines/engine';
import { LineSplitter } from '@/gateway/streams/line-splitter';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import { isJsonObject, type JsonObject } from '@/lib/docker-api/json';
import { readEngineJson } from '@/lib/docker-api/strict-json';

const answerWithinMs = 10_000;
const backSeconds = 24 * 3_600;

/**
 * What an engine still knows of the last day. It remembers a few hundred events (moby, daemon/events:
 * eventsLimit); what was before them is lost.
 *
 * @param nowSeconds by its clock
 * @throws EngineUnreachable
 */
export async function missedEvents(engine: Engine, nowSeconds: number): Promise<JsonObject[]> {
  const until = Math.floor(nowSeconds);
  const query = new URLSearchParams({ since: String(until - backSeconds), until: String(until) });
  const { status, bytes } = await engine.read({
    method: 'GET',
    target: engineTarget('1.41', ['events'], query.toString()),
    withinMs: answerWithinMs,
  });
  if (status !== 200) throw new Error(`the engine answered ${status} when asked for its events`);
  return new LineSplitter().push(Buffer.concat([bytes, Buffer.from('\n')])).flatMap((line) => {
    const read = line.length === 0 ? null : readEngineJson(line);
    return read && !isRefusal(read) && isJsonObject(read.value) ? [read.value] : [];
  });
}
